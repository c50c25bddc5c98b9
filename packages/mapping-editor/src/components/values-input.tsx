import { useState } from 'preact/hooks';
import { Combobox } from './combobox.tsx';
import { Icon } from './icon.tsx';

interface ValuesInputProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** The values that are offered. */
  readonly suggestions: readonly string[];
  readonly isInvalid: boolean;
}

/** How many of a long list are shown until the user asks for all. */
const mostShown = 12;

/** Edits several texts: each can be removed, and more are typed or picked. */
export function ValuesInput({ label, values, onChange, suggestions, isInvalid }: ValuesInputProps) {
  const [typed, setTyped] = useState('');
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? values : values.slice(0, mostShown);
  const add = (value: string) => {
    setTyped('');
    if (value.trim() !== '' && !values.includes(value)) onChange([...values, value]);
  };
  const optionsFor = (text: string) =>
    suggestions
      .filter((one) => !values.includes(one) && one.toLowerCase().includes(text.toLowerCase()))
      .map((value) => ({ value }));
  return (
    <div class="values">
      {values.length > 0 && (
        <ul aria-label={label}>
          {shown.map((value) => (
            <li key={value} class="token">
              {value}
              <button
                type="button"
                aria-label={`Remove ${value}`}
                onClick={() => onChange(values.filter((one) => one !== value))}
              >
                <Icon of="remove" />
              </button>
            </li>
          ))}
          {shown.length < values.length && (
            <li>
              <button type="button" class="link" onClick={() => setShowsAll(true)}>
                and {values.length - shown.length} more
              </button>
            </li>
          )}
        </ul>
      )}
      <Combobox
        label={values.length > 0 ? `${label}, one more` : label}
        value={typed}
        placeholder={values.length > 0 ? 'or …' : 'Type a value, then Enter'}
        // FQL cannot write a double quote.
        onInput={(text) => setTyped(text.replaceAll('"', ''))}
        onCommit={add}
        onBlur={() => add(typed)}
        optionsFor={optionsFor}
        isInvalid={isInvalid && values.length === 0}
      />
    </div>
  );
}
