import { useContext } from 'preact/hooks';
import { completePath } from '../event/complete-path.ts';
import { pathsIn, valueAt } from '../event/paths.ts';
import { showValue } from '../event/show-value.ts';
import { Sample } from '../sample.ts';
import { type Operator, operators, operatorsFor } from '../trigger/operators.ts';
import { type Clause, joiner, type Match } from '../trigger/trigger-form.ts';
import { Combobox } from './combobox.tsx';
import { Icon } from './icon.tsx';
import { ValuesInput } from './values-input.tsx';

interface ClauseRowProps {
  readonly label: string;
  readonly clause: Clause;
  /** How the surrounding group joins conditions; undefined if there is no group. */
  readonly within?: Match | undefined;
  /** The names of the sample events. */
  readonly eventNames: readonly string[];
  readonly onChange: (clause: Clause) => void;
  readonly onRemove: () => void;
}

const types = ['track', 'identify', 'page', 'screen', 'group', 'alias'];
const fields = ['type', 'event', 'name', 'userId'];

/** One condition of a trigger: a field, an operator and the values. */
export function ClauseRow({ label, clause, within, eventNames, onChange, onRemove }: ClauseRowProps) {
  const sample = useContext(Sample);
  const { field, operator, values } = clause;
  const takes = valuesTaken(operator, within);
  const paths = pathsIn(sample).filter(({ path, value }) => {
    return /^\$\.(properties|traits|context)\../.test(path) && !/[[\]]/.test(path) && !isBranch(value);
  });
  const optionsFor = (typed: string) => [
    ...fields.filter((one) => one.toLowerCase().includes(typed.toLowerCase())).map((value) => ({ value })),
    ...completePath(typed, paths).map(({ path, value }) => ({
      value: path.replace('$.', ''),
      hint: showValue(value, 30),
    })),
  ];
  const turnTo = (changed: string) => {
    const allowed = operatorsFor(changed);
    onChange({ ...clause, field: changed, operator: allowed.includes(operator) ? operator : '=' });
  };
  const known = valueAt(sample, field);
  const offered =
    field === 'type' ? types : field === 'event' ? eventNames : isBranch(known) || known == null ? [] : [String(known)];
  return (
    <div class="clause" role="group" aria-label={label}>
      <Combobox label={`${label}, field`} value={field} optionsFor={optionsFor} onInput={turnTo} isCode />
      <select
        aria-label={`${label}, operator`}
        value={operator}
        onChange={(event) => {
          const changed = event.currentTarget.value as Operator;
          const most = { texts: Infinity, text: 1, number: 1, nothing: 0 }[valuesTaken(changed, within)];
          onChange({ ...clause, operator: changed, values: values.slice(0, most) });
        }}
      >
        {operatorsFor(field).map((one) => (
          <option key={one} value={one}>
            {operators[one].label}
          </option>
        ))}
      </select>
      {takes === 'texts' && (
        <ValuesInput
          label={`${label}, values`}
          values={values}
          suggestions={offered}
          isInvalid={values.length === 0}
          onChange={(changed) => onChange({ ...clause, values: changed })}
        />
      )}
      {(takes === 'text' || takes === 'number') && (
        <Combobox
          label={`${label}, value`}
          value={values[0] ?? ''}
          optionsFor={(typed) => offered.filter((one) => one.includes(typed)).map((value) => ({ value }))}
          onInput={(text) => onChange({ ...clause, values: text === '' ? [] : [text.replaceAll(/["*]/g, '')] })}
        />
      )}
      <button type="button" class="icon-button" aria-label={`Remove ${label}`} onClick={onRemove}>
        <Icon of="remove" />
      </button>
    </div>
  );
}

/** The values that an operator accepts. Alternatives need parentheses, and parentheses cannot be nested. */
function valuesTaken(operator: Operator, within: Match | undefined) {
  const { takes } = operators[operator];
  return takes === 'texts' && within !== undefined && joiner(operator) !== within ? 'text' : takes;
}

function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
