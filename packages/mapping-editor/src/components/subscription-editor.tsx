import type { ConfigurationProblem, Subscription } from '@sluice/engine/language';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Change, changesOf } from '../changes-of.ts';
import type { ActionData } from '../definition.ts';
import type { Entry } from '../entries.ts';
import type { SubscriptionExplanation } from '../explanation.ts';
import { problemsAt } from '../problems-of.ts';
import { Changes } from './changes.tsx';
import { FieldList } from './field-list.tsx';
import { Icon } from './icon.tsx';
import { JsonEditor } from './json-editor.tsx';
import { Tabs } from './tabs.tsx';
import { TriggerEditor } from './trigger-editor.tsx';

interface SubscriptionEditorProps {
  readonly action: ActionData;
  readonly entry: Entry;
  readonly problems: readonly ConfigurationProblem[];
  readonly explanation: SubscriptionExplanation | undefined;
  /** Undefined if there is no sample event. */
  readonly isForSample: boolean | undefined;
  readonly eventNames: readonly string[];
  /** The preview, for a tab if there is no room next to the editor. */
  readonly preview: ComponentChildren;
  readonly isTaken: (name: string) => boolean;
  /** Undefined deletes a subscription of the user's own. */
  readonly onChange: (subscription: Subscription | undefined) => void;
  readonly onCopy: () => void;
}

/** One subscription: its name, its trigger, its fields, and how it differs from its preset. */
export function SubscriptionEditor(props: SubscriptionEditorProps) {
  const { action, entry, problems, explanation, isForSample, eventNames, preview, onChange, onCopy } = props;
  const { subscription, preset, index } = entry;
  const { subscribe, mapping } = subscription;
  const changes = preset ? changesOf(subscription, preset) : [];
  const set = (changed: Partial<Subscription>) => onChange({ ...subscription, ...changed });
  const reset = ({ field, before }: Change) => {
    if (field === undefined) return set({ subscribe: String(before) });
    const { [field]: _, ...others } = mapping;
    return set({ mapping: before === undefined ? others : { ...mapping, [field]: before } });
  };
  const isWhole = Object.keys(mapping).some((key) => key.startsWith('@') || key === '__segment_internal_directive');
  const edit = () => (
    <>
      <TriggerEditor
        trigger={subscribe}
        problem={problemsAt(problems, 'subscribe')[0]?.message}
        verdict={explanation ?? (isForSample === undefined ? undefined : { isMatched: isForSample })}
        eventNames={eventNames}
        isNew={!preset}
        onChange={(changed) => set({ subscribe: changed })}
      />
      {isWhole ? (
        <p class="blank">The whole mapping is one directive, which can only be edited as JSON.</p>
      ) : (
        <FieldList
          action={action}
          subscription={subscription}
          preset={preset}
          problems={problems}
          explanation={explanation}
          onChange={(changed) => set({ mapping: changed })}
        />
      )}
    </>
  );
  const json = () => (
    <JsonEditor
      label="the mapping"
      isObjectNeeded
      value={mapping}
      onChange={(changed) => set({ mapping: changed as Subscription['mapping'] })}
    />
  );
  return (
    <article class="subscription" aria-label={entry.name}>
      <header>
        <div>
          {preset ? <h2>{entry.name}</h2> : <NameInput {...props} onRename={(name) => set({ name })} />}
          <p class="hint">
            {action.title}: {action.description}
          </p>
        </div>
        <div class="beside">
          {preset && (
            <button type="button" class="small" disabled={changes.length === 0} onClick={() => onChange(preset)}>
              <Icon of="reset" /> Reset to preset
            </button>
          )}
          <button type="button" class="small" onClick={onCopy}>
            Copy
          </button>
          {!preset && (
            <button type="button" class="small" onClick={() => onChange(undefined)}>
              Delete
            </button>
          )}
        </div>
      </header>
      {index === undefined && <p class="notice">This preset is off and matches no events. Editing it turns it on.</p>}
      <Tabs
        label="Views of the mapping"
        tabs={[
          { label: 'Edit', content: edit, count: problems.length },
          ...(preset
            ? [
                {
                  label: 'Changes',
                  count: changes.length,
                  content: () => <Changes action={action} changes={changes} onReset={reset} />,
                },
              ]
            : []),
          { label: 'JSON', content: json },
          ...(preview ? [{ label: 'Preview', class: 'tab-preview', content: () => preview }] : []),
        ]}
      />
    </article>
  );
}

interface NameInputProps extends Pick<SubscriptionEditorProps, 'entry' | 'isTaken'> {
  readonly onRename: (name: string) => void;
}

/** Edits the name. Names tell mappings apart, so one that is taken is not accepted. */
function NameInput({ entry, isTaken, onRename }: NameInputProps) {
  const [typed, setTyped] = useState(entry.name);
  const problem =
    typed.trim() === '' ? 'A mapping needs a name.' : isTaken(typed) ? 'Another mapping has this name.' : undefined;
  return (
    <>
      <input
        type="text"
        class="name"
        aria-label="Name of the mapping"
        aria-invalid={problem !== undefined}
        value={typed}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setTyped(value);
          if (value.trim() !== '' && !isTaken(value)) onRename(value);
        }}
      />
      {problem !== undefined && <p class="problem">{problem}</p>}
    </>
  );
}
