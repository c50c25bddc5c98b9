import { type Subscription, uniqueName } from '@sluice/engine/language';
import { defaultMapping } from '@sluice/kit/host';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { PreviewPanel } from './components/preview-panel.tsx';
import { SubscriptionEditor } from './components/subscription-editor.tsx';
import { SubscriptionList } from './components/subscription-list.tsx';
import { Icon } from './components/icon.tsx';
import type { DestinationData } from './definition.ts';
import { entriesOf, type Entry, ownKey, withEntry } from './entries.ts';
import type { Preview, SampleEvent } from './explanation.ts';
import { keepFocus } from './keep-focus.ts';
import { problemsOf } from './problems-of.ts';
import { Sample } from './sample.ts';
import { matcherOf } from './trigger/matcher-of.ts';
import { usePreview } from './use-preview.ts';

/** What the editor shows, and what it reports. */
export interface EditorProps {
  readonly destination: DestinationData;
  readonly subscriptions: readonly Subscription[];
  readonly events: readonly SampleEvent[];
  readonly preview: Preview | undefined;
  readonly isDisabled: boolean;
  /** Counts how often the page asked for problems to be reported. */
  readonly reports: number;
  readonly onChange: (subscriptions: readonly Subscription[]) => void;
}

/** The list of subscriptions, the editor of the chosen one, and a preview of a sample event. */
export function Editor(props: EditorProps) {
  const { destination, subscriptions, events, preview, isDisabled, reports, onChange } = props;
  const entries = useMemo(() => entriesOf(destination, subscriptions), [destination, subscriptions]);
  const [chosen, setChosen] = useState<string>();
  /** Whether the list is shown, if there is room only for the list or the mapping. */
  const [showsList, setShowsList] = useState(true);
  const [sampleIndex, setSampleIndex] = useState(0);
  const root = useRef<HTMLFieldSetElement>(null);
  /** Presets as they were when they were turned off. */
  const turnedOff = useRef(new Map<string, Subscription>());

  const sample = events[sampleIndex] ?? events[0];
  const isForSample = ({ index, subscription }: Entry) =>
    index !== undefined && sample !== undefined && matcherOf(subscription.subscribe)(sample);
  const entry = entries.find(({ key }) => key === chosen) ?? entries.find(isForSample) ?? entries[0];
  const previewed = usePreview(preview, sample, subscriptions);
  const eventNames = useMemo(() => namesOf(events), [events]);
  const action = entry && destination.actions[entry.subscription.partnerAction];
  const problems = entry && problemsOf(destination, entry.subscription);

  useEffect(() => (root.current ? keepFocus(root.current) : undefined), []);
  useEffect(() => {
    const wrong =
      reports > 0 &&
      entries.find((one) => one.index !== undefined && problemsOf(destination, one.subscription).length > 0);
    if (!wrong) return;
    setChosen(wrong.key);
    setShowsList(false);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('.chosen [aria-invalid=true]')?.focus());
  }, [reports]);

  /** Switches to the list or to the mapping, if there is room for only one of them. */
  const turnTo = (isList: boolean) => {
    setShowsList(isList);
    requestAnimationFrame(() => {
      const back = root.current?.querySelector<HTMLElement>(isList ? '.list-item[aria-current]' : '.back');
      if (back?.checkVisibility() && !root.current?.querySelector(':focus')?.checkVisibility()) back.focus();
    });
  };
  const choose = (one: Entry) => {
    setChosen(one.key);
    turnTo(false);
    const isFor = matcherOf(one.subscription.subscribe);
    if (sample && isFor(sample)) return;
    const other = events.findIndex(isFor);
    if (other >= 0) setSampleIndex(other);
  };
  const change = (one: Entry, subscription: Subscription | undefined) =>
    onChange(withEntry(entries, one, subscription));
  const turn = (one: Entry, isOn: boolean) => {
    if (!isOn) turnedOff.current.set(one.key, one.subscription);
    change(one, isOn ? (turnedOff.current.get(one.key) ?? one.subscription) : undefined);
  };
  const add = (subscription: Subscription) => {
    const name = uniqueName(subscription.name ?? '', new Set(entries.map((one) => one.name)));
    onChange([...subscriptions, { ...subscription, name }]);
    setChosen(ownKey(entries.filter(({ preset }) => !preset).length));
    turnTo(false);
  };
  const addFor = (partnerAction: string) => {
    const { title, defaultSubscription, fields } = destination.actions[partnerAction] ?? nothing;
    const subscribe = defaultSubscription ?? 'type = "track"';
    add({ name: title, partnerAction, subscribe, mapping: defaultMapping(fields) });
  };
  const panel = events.length > 0 && (
    <PreviewPanel
      events={events}
      chosen={events[sampleIndex] ? sampleIndex : 0}
      onChoose={setSampleIndex}
      previewed={preview && previewed}
    />
  );
  return (
    <Sample.Provider value={sample}>
      <fieldset ref={root} class={`editor${showsList ? ' shows-list' : ''}`} disabled={isDisabled}>
        <div class="side first" part="list">
          <SubscriptionList
            destination={destination}
            entries={entries}
            chosen={entry?.key}
            isFor={isForSample}
            onChoose={choose}
            onSwitch={turn}
            onAdd={addFor}
          />
        </div>
        <div class="chosen" part="mapping">
          <button type="button" class="link back" onClick={() => turnTo(true)}>
            <Icon of="back" /> All mappings
          </button>
          {entry && action && problems ? (
            <SubscriptionEditor
              key={entry.key}
              action={action}
              entry={entry}
              problems={problems}
              explanation={entry.index === undefined ? undefined : previewed.explanation?.subscriptions[entry.index]}
              isForSample={sample && matcherOf(entry.subscription.subscribe)(sample)}
              eventNames={eventNames}
              preview={panel}
              isTaken={(name) => entries.some((one) => one.key !== entry.key && one.name === name)}
              onChange={(subscription) => change(entry, subscription)}
              onCopy={() => add({ ...entry.subscription, name: entry.name })}
            />
          ) : (
            <p class="blank">{problems?.[0]?.message ?? 'There are no mappings yet.'}</p>
          )}
        </div>
        {panel && (
          <section class="side" part="preview" aria-label="Preview">
            <div class="stays">{panel}</div>
          </section>
        )}
      </fieldset>
    </Sample.Provider>
  );
}

const nothing = { title: '', defaultSubscription: undefined, fields: {} };

function namesOf(events: readonly SampleEvent[]): readonly string[] {
  const names = new Set<string>();
  for (const { event } of events) if (typeof event === 'string') names.add(event);
  return [...names].toSorted();
}
