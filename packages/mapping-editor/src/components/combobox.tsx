import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface Option {
  readonly value: string;
  /** Shown next to it. */
  readonly hint?: string;
}

/** What a combobox shows and reports. */
export interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  /** The completions of what was typed; all of them for an empty text. */
  readonly optionsFor: (typed: string) => readonly Option[];
  readonly onInput: (value: string) => void;
  /** An option is picked, or Enter is pressed; `onInput` is called beforehand. */
  readonly onCommit?: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly isCode?: boolean;
}

/** A text input with completions. Keys work as in the ARIA pattern "combobox with list autocomplete". */
export function Combobox(props: ComboboxProps) {
  const { label, value, optionsFor, onInput, onCommit, onBlur, isCode } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  /** The text to complete; undefined while the list is closed. If it was opened without typing, it shows all options. */
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(-1);
  const options = typed === undefined ? [] : optionsFor(typed);
  const isOpen = options.length > 0;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const open = (text: string | undefined, first: number) => {
    setTyped(text);
    setActive(first);
  };
  const close = () => open(undefined, -1);
  const pick = (picked: string) => {
    onInput(picked);
    onCommit?.(picked);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen)
        open(
          '',
          Math.max(
            0,
            optionsFor('').findIndex((option) => option.value === value),
          ),
        );
      else setActive((active + step + options.length) % options.length);
    } else if (event.key === 'Enter' && (isOpen || onCommit)) {
      event.preventDefault();
      const option = options[active];
      if (option) pick(option.value);
      else {
        onCommit?.(value);
        close();
      }
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <div class="combobox">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid}
        class={isCode ? 'code' : undefined}
        placeholder={props.placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={value}
        onInput={(event) => {
          onInput(event.currentTarget.value);
          open(event.currentTarget.value, -1);
        }}
        onClick={() => !isOpen && open('', -1)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onBlur?.();
        }}
      />
      {isOpen && (
        <ul ref={list} id={id} role="listbox" aria-label={label} class="options">
          {options.map((option, index) => (
            <li
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              // The input keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option.value)}
            >
              <span class={isCode ? 'code' : undefined}>{option.value}</span>
              {option.hint !== undefined && <span class="hint">{option.hint}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
