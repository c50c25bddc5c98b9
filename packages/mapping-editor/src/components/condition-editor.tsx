import { newPath, type Source as AnySource } from '../mapping/source.ts';
import { Icon } from './icon.tsx';
import type { SourceComponent } from './source-editor-props.ts';

type Condition = Extract<AnySource, { kind: 'condition' }>;

interface ConditionEditorProps {
  readonly Source: SourceComponent;
  readonly label: string;
  readonly source: Condition;
  readonly onChange: (source: Condition) => void;
}

/** Edits `@if`: one source if a value is present, another one if it is not. */
export function ConditionEditor({ Source, label, source, onChange }: ConditionEditorProps) {
  const { test, subject, then, otherwise } = source;
  return (
    <div class="condition">
      <span class="joint">If</span>
      <Source
        label={`${label}, value to test`}
        mapping={subject}
        onChange={(changed) => onChange({ ...source, subject: changed })}
      />
      <span class="joint" />
      <select
        aria-label={`${label}, test`}
        value={test}
        onChange={(event) => onChange({ ...source, test: event.currentTarget.value as Condition['test'] })}
      >
        <option value="exists">is there</option>
        <option value="blank">is there and not empty</option>
      </select>
      <span class="joint">then</span>
      <Answer
        Source={Source}
        label={`${label}, then`}
        mapping={then}
        onChange={(changed) => onChange({ ...source, then: changed })}
      />
      <span class="joint">else</span>
      <Answer
        Source={Source}
        label={`${label}, else`}
        mapping={otherwise}
        onChange={(changed) => onChange({ ...source, otherwise: changed })}
      />
    </div>
  );
}

interface AnswerProps {
  readonly Source: SourceComponent;
  readonly label: string;
  readonly mapping: unknown;
  readonly onChange: (mapping: unknown) => void;
}

function Answer({ Source, label, mapping, onChange }: AnswerProps) {
  if (mapping === undefined) {
    return (
      <button type="button" class="small" onClick={() => onChange({ '@path': newPath })}>
        <Icon of="add" /> Nothing: add a source<span class="unseen"> for {label}</span>
      </button>
    );
  }
  return (
    <div class="beside">
      <Source label={label} mapping={mapping} onChange={onChange} />
      <button type="button" class="icon-button" aria-label={`Remove ${label}`} onClick={() => onChange(undefined)}>
        <Icon of="remove" />
      </button>
    </div>
  );
}
