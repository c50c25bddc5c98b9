import { type ConfigurationProblem, isSame } from '@sluice/engine/language';
import { describeFields, type InputField } from '@sluice/kit/host';
import { useContext, useId } from 'preact/hooks';
import { valueAt } from '../event/paths.ts';
import { showValue } from '../event/show-value.ts';
import type { FieldExplanation } from '../explanation.ts';
import { readSource } from '../mapping/source.ts';
import { memo } from '../memo.tsx';
import { Sample } from '../sample.ts';
import { Icon } from './icon.tsx';
import { SourceEditor } from './source-editor.tsx';

interface FieldEditorProps {
  readonly name: string;
  readonly field: InputField;
  readonly mapping: unknown;
  readonly onChange: (name: string, mapping: unknown) => void;
  /** The mapping of the preset or, without one, the field's default. */
  readonly standard: unknown;
  /** Their places are relative to the field. */
  readonly problems: readonly ConfigurationProblem[];
  readonly explanation?: FieldExplanation | undefined;
}

/** One field: its label and description, the source of its value, the source's problems, and the result for the sample event. */
export const FieldEditor = memo(
  ({ name, field, mapping, onChange, standard, problems, explanation }: FieldEditorProps) => {
    const id = useId();
    const [described] = describeFields({ [name]: field });
    const isMissing = field.required === true && mapping === undefined;
    const isInvalid = problems.length > 0 || isMissing;
    const isChanged = !isSame(mapping, standard);
    const describedBy = `${id}-description${isInvalid ? ` ${id}-problems` : ''}`;
    return (
      <div class={`field${isChanged ? ' changed' : ''}`} role="group" aria-labelledby={`${id}-label`}>
        <div class="field-words">
          <h4 id={`${id}-label`}>
            {field.label}{' '}
            {described?.required !== undefined && (
              <span class={field.required === true ? 'required' : 'required at-times'}>{described.required}</span>
            )}
          </h4>
          <p class="field-facts">
            <code>{name}</code> <span>{described?.value}</span>
          </p>
          <p id={`${id}-description`} class="hint">
            {field.description}
          </p>
        </div>
        <div class="field-source">
          <SourceEditor
            label={field.label}
            mapping={mapping}
            field={field}
            onChange={(changed) => onChange(name, changed)}
            describedBy={describedBy}
            isInvalid={isInvalid}
          />
          {isInvalid && (
            <ul id={`${id}-problems`} class="problems">
              {isMissing && <li class="problem">Required: events are rejected until it is mapped.</li>}
              {problems.map(({ place, message }) => (
                <li key={place + message} class="problem">
                  {place !== '' && <code>{place}</code>} {message}
                </li>
              ))}
            </ul>
          )}
          <div class="field-foot">
            <Gives mapping={mapping} explanation={explanation} />
            {isChanged && (
              <button type="button" class="link" onClick={() => onChange(name, standard)}>
                <Icon of="reset" /> Reset<span class="unseen"> {field.label}</span>
              </button>
            )}
          </div>
          {field.kind === 'lines' && readSource(mapping).kind === 'path' && <LineMembers field={field} />}
        </div>
      </div>
    );
  },
);

/** What the source yields for the sample event, and what the field makes of it. */
function Gives({
  mapping,
  explanation,
}: {
  readonly mapping: unknown;
  readonly explanation: FieldExplanation | undefined;
}) {
  const sample = useContext(Sample);
  const source = readSource(mapping);
  if (sample === undefined || source.kind === 'none') return <span />;
  if (!explanation) {
    if (source.kind !== 'path') return <span />;
    const value = valueAt(sample, source.path);
    return <p class="gives">{value === undefined ? stateWords.empty : <Value of={value} />}</p>;
  }
  const { raw, read, state, notes = [] } = explanation;
  const isRead = read !== undefined && !isSame(raw, read);
  const told = state !== 'sent' && <span class={`state ${state}`}>{stateWords[state]}</span>;
  return (
    <div class="gives">
      {raw === undefined ? told : <Value of={raw} />}
      {isRead && (
        <>
          <Icon of="arrow" />
          <Value of={read} />
        </>
      )}
      {raw !== undefined && told}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

const stateWords = {
  sent: 'sent',
  unsent: 'not sent by itself',
  empty: 'Nothing in the sample event',
  unreadable: 'cannot be read',
  refused: 'refused',
};

function Value({ of }: { readonly of: unknown }) {
  const whole = typeof of === 'object' ? JSON.stringify(of)?.slice(0, 2000) : undefined;
  return (
    <code class={`value ${of === undefined ? 'nothing' : typeof of}`} title={whole}>
      {showValue(of, 80)}
    </code>
  );
}

/** The names under which each member of a line is looked for. */
function LineMembers({ field }: { readonly field: InputField }) {
  const [described] = describeFields({ lines: field });
  return (
    <details>
      <summary>What is read from each item</summary>
      <dl class="line-members">
        {described?.members.map(({ name, label, from }) => (
          <div key={name}>
            <dt>{label.replace(/\.$/, '')}</dt>
            <dd>
              <code>{from}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
