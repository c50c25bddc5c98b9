import type { InputField } from '@sluice/kit/host';
import type { Scalar } from '../mapping/source.ts';

interface FixedInputProps {
  readonly label: string;
  readonly value: Scalar;
  readonly onChange: (value: Scalar) => void;
  readonly field?: InputField | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** A value that is always the same: one of the field's choices, a number, true or false, or a text. */
export function FixedInput({ label, value, onChange, field, describedBy, isInvalid }: FixedInputProps) {
  const said = { 'aria-label': `Value of ${label}`, 'aria-describedby': describedBy, 'aria-invalid': isInvalid };
  const choices = choicesOf(field);
  if (choices) {
    const isKnown = choices.some((choice) => choice.value === value);
    return (
      <select
        {...said}
        value={String(value)}
        onChange={(event) =>
          onChange(choices.find((one) => String(one.value) === event.currentTarget.value)?.value ?? '')
        }
      >
        {!isKnown && <option value={String(value)}>{value === '' ? 'Choose …' : String(value)}</option>}
        {choices.map((choice) => (
          <option key={String(choice.value)} value={String(choice.value)}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (field?.type === 'number' || field?.type === 'integer') {
    return (
      <input
        {...said}
        type="number"
        value={String(value)}
        onInput={({ currentTarget: { value: text, valueAsNumber } }) =>
          onChange(Number.isFinite(valueAsNumber) ? valueAsNumber : text)
        }
      />
    );
  }
  return <input {...said} type="text" value={String(value)} onInput={(event) => onChange(event.currentTarget.value)} />;
}

function choicesOf(
  field: InputField | undefined,
): readonly { readonly value: Scalar; readonly label: string }[] | undefined {
  const booleans = [
    { value: true, label: 'true' },
    { value: false, label: 'false' },
  ];
  return field?.choices ?? (field?.type === 'boolean' ? booleans : undefined);
}
