import type { ConfigurationProblem, Subscription } from '@sluice/engine/language';
import { defaultMapping } from '@sluice/kit/host';
import { useMemo, useRef, useState } from 'preact/hooks';
import { changesOf } from '../changes-of.ts';
import type { ActionData } from '../definition.ts';
import type { SubscriptionExplanation } from '../explanation.ts';
import { problemsAt } from '../problems-of.ts';
import { FieldEditor } from './field-editor.tsx';

interface FieldListProps {
  readonly action: ActionData;
  readonly subscription: Subscription;
  readonly preset: Subscription | undefined;
  readonly problems: readonly ConfigurationProblem[];
  readonly explanation: SubscriptionExplanation | undefined;
  readonly onChange: (mapping: Subscription['mapping']) => void;
}

const filters = {
  all: 'All fields',
  mapped: 'Mapped',
  unmapped: 'Not mapped',
  changed: 'Changed',
  wrong: 'With problems',
} as const;
type Filter = keyof typeof filters;

/** The fields of an action, all of them or those that match the user's search. */
export function FieldList({ action, subscription, preset, problems, explanation, onChange }: FieldListProps) {
  const [wanted, setWanted] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const { mapping } = subscription;
  const problemsIn = (key: string) => problemsAt(problems, `mapping.${key}`);
  const standard: Subscription['mapping'] = useMemo(
    () => preset?.mapping ?? defaultMapping(action.fields),
    [preset, action],
  );
  const changed = new Set(changesOf(subscription, { ...subscription, mapping: standard }).map(({ field }) => field));
  const unknown = Object.keys(mapping).filter(
    (key) => !Object.hasOwn(action.fields, key) && problemsIn(key).length > 0,
  );
  const passes = (key: string): boolean => {
    if (filter === 'mapped') return mapping[key] !== undefined;
    if (filter === 'unmapped') return mapping[key] === undefined;
    if (filter === 'changed') return changed.has(key);
    return filter === 'all' || problemsIn(key).length > 0;
  };
  const fields = Object.entries(action.fields).filter(([key, { label, description }]) => {
    return passes(key) && `${key} ${label} ${description}`.toLowerCase().includes(wanted.trim().toLowerCase());
  });
  const set = (key: string, value: unknown) => {
    const { [key]: _, ...others } = mapping;
    onChange(value === undefined ? others : { ...mapping, [key]: value });
  };
  // The same function in every render, so that an edit re-renders one field and not all of them.
  const latest = useRef(set);
  latest.current = set;
  const change = useRef((key: string, value: unknown) => latest.current(key, value)).current;
  return (
    <section aria-label="Fields">
      <div class="toolbar">
        <h3>Fields</h3>
        <input
          type="search"
          aria-label="Search fields"
          placeholder="Search fields"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <select
          aria-label="Show fields"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
        >
          {Object.entries(filters).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
        <p class="hint" role="status">
          {fields.length} of {Object.keys(action.fields).length}
        </p>
      </div>
      {unknown.map((key) => (
        <div key={key} class="field" role="group" aria-label={key}>
          <div class="field-words">
            <h4>{key}</h4>
          </div>
          <div class="field-source">
            <p class="problem">{problemsIn(key)[0]?.message}</p>
            <button type="button" class="small" onClick={() => set(key, undefined)}>
              Remove {key}
            </button>
          </div>
        </div>
      ))}
      {fields.map(([key, field]) => (
        <FieldEditor
          key={key}
          name={key}
          field={field}
          mapping={mapping[key]}
          standard={standard[key]}
          problems={problemsIn(key)}
          explanation={explanation?.fields?.[key]}
          onChange={change}
        />
      ))}
      {fields.length === 0 && <p class="blank">No fields match.</p>}
    </section>
  );
}
