import { isObject, isSame } from '@sluice/engine/language';
import { messageOf } from '@sluice/kit/host';
import { useId, useState } from 'preact/hooks';

interface JsonEditorProps {
  readonly label: string;
  readonly value: unknown;
  /** Whether only an object is valid. */
  readonly isObjectNeeded?: boolean;
  readonly onChange: (value: unknown) => void;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** Edits a value as JSON. Text that is not JSON stays in the input with a message, and changes nothing. */
export function JsonEditor({
  label,
  value,
  isObjectNeeded = false,
  onChange,
  describedBy,
  isInvalid,
}: JsonEditorProps) {
  const id = useId();
  const [text, setText] = useState(() => written(value));
  const parsed = parse(text, isObjectNeeded);
  // The typed text stays as long as it represents the current value; otherwise the value was changed elsewhere.
  const [last, setLast] = useState(value);
  if (!isSame(last, value)) {
    setLast(value);
    if (!isSame(parsed.value, value)) setText(written(value));
  }
  const { problem } = parsed;
  return (
    <div class="json">
      <textarea
        class="code"
        aria-label={`JSON of ${label}`}
        aria-describedby={[describedBy, problem && id].filter(Boolean).join(' ') || undefined}
        aria-invalid={isInvalid || problem !== undefined}
        spellcheck={false}
        rows={Math.min(20, text.split('\n').length)}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          const given = parse(event.currentTarget.value, isObjectNeeded);
          if (given.problem !== undefined) return;
          setLast(given.value);
          onChange(given.value);
        }}
      />
      {problem !== undefined && (
        <p id={id} class="problem">
          {problem}
        </p>
      )}
    </div>
  );
}

function written(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}

function parse(text: string, isObjectNeeded: boolean): { readonly value?: unknown; readonly problem?: string } {
  try {
    const value: unknown = JSON.parse(text);
    return isObjectNeeded && !isObject(value) ? { problem: 'It must be an object, in braces.' } : { value };
  } catch (error) {
    return { problem: `This is not JSON: ${messageOf(error)}` };
  }
}
