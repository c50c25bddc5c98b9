import { count } from '@sluice/kit/host';
import { useState } from 'preact/hooks';
import { changesOf } from '../changes-of.ts';
import type { DestinationData } from '../definition.ts';
import type { Entry } from '../entries.ts';
import { problemsOf } from '../problems-of.ts';
import { Icon } from './icon.tsx';

interface SubscriptionListProps {
  readonly destination: DestinationData;
  readonly entries: readonly Entry[];
  readonly chosen: string | undefined;
  /** Whether an entry matches the sample event. */
  readonly isFor: (entry: Entry) => boolean;
  readonly onChoose: (entry: Entry) => void;
  readonly onSwitch: (entry: Entry, isOn: boolean) => void;
  readonly onAdd: (action: string) => void;
}

/** The presets, each of which can be off, and the user's own subscriptions. */
export function SubscriptionList({ destination, entries, onAdd, ...rest }: SubscriptionListProps) {
  const presets = entries.filter(({ preset }) => preset);
  const own = entries.filter(({ preset }) => !preset);
  return (
    <nav class="list stays" aria-label="Mappings">
      <h2>{destination.name}</h2>
      {presets.length > 0 && <h3>Presets</h3>}
      <ul>
        {presets.map((entry) => (
          <ListItem key={entry.key} {...rest} destination={destination} entry={entry} />
        ))}
      </ul>
      {own.length > 0 && <h3>Your own</h3>}
      <ul>
        {own.map((entry) => (
          <ListItem key={entry.key} {...rest} destination={destination} entry={entry} />
        ))}
      </ul>
      <AddMapping destination={destination} onAdd={onAdd} />
    </nav>
  );
}

interface ListItemProps extends Pick<
  SubscriptionListProps,
  'destination' | 'chosen' | 'isFor' | 'onChoose' | 'onSwitch'
> {
  readonly entry: Entry;
}

function ListItem({ destination, entry, chosen, isFor, onChoose, onSwitch }: ListItemProps) {
  const { key, name, subscription, preset, index } = entry;
  const isOn = index !== undefined;
  const { length: problems } = problemsOf(destination, subscription);
  const changes = preset && isOn ? changesOf(subscription, preset).length : 0;
  return (
    <li class={isOn ? undefined : 'off'}>
      {preset && (
        <button
          type="button"
          class="switch"
          role="switch"
          aria-checked={isOn}
          aria-label={name}
          onClick={() => onSwitch(entry, !isOn)}
        />
      )}
      <button
        type="button"
        class="list-item"
        aria-current={key === chosen ? 'true' : undefined}
        onClick={() => onChoose(entry)}
      >
        <span class="list-name">{name}</span>
        <span class="marks">
          {isFor(entry) && <span class="mark for">this event</span>}
          {changes > 0 && <span class="mark">{changes} changed</span>}
          {problems > 0 && <span class="mark wrong">{count(problems, 'problem')}</span>}
        </span>
      </button>
    </li>
  );
}

function AddMapping({ destination, onAdd }: Pick<SubscriptionListProps, 'destination' | 'onAdd'>) {
  const actions = Object.entries(destination.actions);
  const [action, setAction] = useState(actions[0]?.[0] ?? '');
  return (
    <form
      class="add-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(action);
      }}
    >
      <select
        aria-label="Action of a new mapping"
        value={action}
        onChange={(event) => setAction(event.currentTarget.value)}
      >
        {actions.map(([key, { title }]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
      <button type="submit" class="small">
        <Icon of="add" /> Add<span class="unseen"> a mapping</span>
      </button>
    </form>
  );
}
