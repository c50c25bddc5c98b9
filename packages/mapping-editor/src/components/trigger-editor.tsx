import { useId, useRef, useState } from 'preact/hooks';
import type { SubscriptionExplanation } from '../explanation.ts';
import { showValue } from '../event/show-value.ts';
import {
  type Clause,
  type ClauseGroup,
  type Match,
  readTrigger,
  type TriggerForm,
  writeTrigger,
} from '../trigger/trigger-form.ts';
import { ClauseRow } from './clause-row.tsx';
import { Icon } from './icon.tsx';

interface TriggerEditorProps {
  /** FQL. */
  readonly trigger: string;
  readonly problem: string | undefined;
  /** Whether it matches the sample event; undefined if that is not known. */
  readonly verdict: VerdictProps | undefined;
  readonly eventNames: readonly string[];
  /** New triggers start open. */
  readonly isNew: boolean;
  readonly onChange: (trigger: string) => void;
}

const newClause: Clause = { field: 'event', operator: '=', values: [] };

/** Edits a trigger as conditions and as text, which are kept in sync. What conditions cannot express is text only. */
export function TriggerEditor({ trigger, problem, verdict, eventNames, isNew, onChange }: TriggerEditorProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isNew);
  // An unfinished form is kept, because its text cannot be read back.
  const written = useRef<{ readonly text: string; readonly form: TriggerForm } | undefined>(undefined);
  const form = written.current?.text === trigger ? written.current.form : readTrigger(trigger);
  const change = (changed: TriggerForm) => {
    written.current = { text: writeTrigger(changed), form: changed };
    onChange(written.current.text);
  };
  return (
    <details
      class="trigger"
      open={problem !== undefined || isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>Trigger</h3>
        <code>{trigger}</code>
        {verdict && problem === undefined && <Verdict {...verdict} />}
      </summary>
      {form ? (
        <Conditions form={form} eventNames={eventNames} onChange={change} />
      ) : (
        <p class="hint">This trigger can only be edited as text.</p>
      )}
      <label class="fql">
        <span>As text (FQL)</span>
        <textarea
          class="code"
          rows={Math.min(6, Math.ceil((trigger.length + 1) / 90))}
          spellcheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          value={trigger}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      {problem !== undefined && (
        <p id={`${id}-problem`} class="problem">
          {problem.replace(` It is: ${trigger}.`, '')}
        </p>
      )}
    </details>
  );
}

type VerdictProps = Pick<SubscriptionExplanation, 'isMatched' | 'failed'>;

function Verdict({ isMatched, failed }: VerdictProps) {
  if (isMatched) return <span class="verdict matched">Matches the sample event.</span>;
  return (
    <span class="verdict">
      It is not for the sample event{failed ? ': ' : '.'}
      {failed && <code>{failed.text}</code>}
      {failed?.values.map(({ at, value }) => (
        <span key={at}>
          {' '}
          does not hold, there is <code>{showValue(value)}</code>
        </span>
      ))}
    </span>
  );
}

interface ConditionsProps {
  readonly form: TriggerForm;
  readonly eventNames: readonly string[];
  readonly onChange: (form: TriggerForm) => void;
}

function Conditions({ form, eventNames, onChange }: ConditionsProps) {
  const set = (index: number, row: Clause | ClauseGroup | undefined) =>
    onChange({ ...form, rows: form.rows.flatMap((one, at) => (at === index ? (row ?? []) : one)) });
  const add = (row: Clause | ClauseGroup) => onChange({ ...form, rows: [...form.rows, row] });
  return (
    <div class="conditions">
      <MatchSelect
        label="All or any of the conditions"
        match={form.match}
        onChange={(match) => onChange({ ...form, match })}
      />
      {form.rows.map((row, index) =>
        'rows' in row ? (
          <ConditionGroup
            key={index}
            label={`Group ${index + 1}`}
            group={row}
            eventNames={eventNames}
            onChange={(changed) => set(index, changed)}
          />
        ) : (
          <ClauseRow
            key={index}
            label={`Condition ${index + 1}`}
            clause={row}
            eventNames={eventNames}
            onChange={(changed) => set(index, changed)}
            onRemove={() => set(index, undefined)}
          />
        ),
      )}
      <div class="beside">
        <button type="button" class="small" onClick={() => add(newClause)}>
          <Icon of="add" /> Add a condition
        </button>
        <button
          type="button"
          class="small"
          onClick={() => add({ match: form.match === 'and' ? 'or' : 'and', rows: [newClause, newClause] })}
        >
          <Icon of="add" /> Add a group
        </button>
      </div>
    </div>
  );
}

interface ConditionGroupProps {
  readonly label: string;
  readonly group: ClauseGroup;
  readonly eventNames: readonly string[];
  /** Undefined removes the group. */
  readonly onChange: (group: ClauseGroup | undefined) => void;
}

function ConditionGroup({ label, group, eventNames, onChange }: ConditionGroupProps) {
  const set = (rows: readonly Clause[]) => onChange(rows.length > 0 ? { ...group, rows } : undefined);
  return (
    <div class="condition-group" role="group" aria-label={label}>
      <MatchSelect
        label={`${label}, all or any`}
        match={group.match}
        onChange={(match) => onChange({ ...group, match })}
      />
      {group.rows.map((row, index) => (
        <ClauseRow
          key={index}
          label={`${label}, condition ${index + 1}`}
          clause={row}
          within={group.match}
          eventNames={eventNames}
          onChange={(changed) => set(group.rows.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => set(group.rows.filter((_, at) => at !== index))}
        />
      ))}
      <button type="button" class="small" onClick={() => set([...group.rows, newClause])}>
        <Icon of="add" /> Add a condition<span class="unseen"> to {label}</span>
      </button>
    </div>
  );
}

interface MatchSelectProps {
  readonly label: string;
  readonly match: Match;
  readonly onChange: (match: Match) => void;
}

function MatchSelect({ label, match, onChange }: MatchSelectProps) {
  return (
    <div class="match">
      Events for which
      <select aria-label={label} value={match} onChange={(event) => onChange(event.currentTarget.value as Match)}>
        <option value="and">all</option>
        <option value="or">any</option>
      </select>
      of these hold:
    </div>
  );
}
