import type { GlobalSetting } from '@sluice/kit/host';
import { isKept } from '../planning/entry';
import { isVariable } from '../planning/stand-ins';
import { LinkedText } from './linked-text';
import { PairsInput } from './pairs-input';

interface SettingFieldProps {
  readonly name: string;
  readonly setting: GlobalSetting;
  readonly value: unknown;
  readonly problem: string | undefined;
  /** Called with undefined if the setting is to be removed from the file. */
  readonly onChange: (value: unknown) => void;
}

/** One setting: label, description, input, and what is wrong with the value. */
export function SettingField({ name, setting, value, problem, onChange }: SettingFieldProps) {
  const { label, description, required = false } = setting;
  const id = `setting-${name}`;
  const described = `${id}-help ${id}-problem`;
  return (
    <div class="field">
      <label for={id}>
        {label} {required && <small>required</small>}
        <small>
          <code>{name}</code>
        </small>
      </label>
      <div class="control">
        <Input {...{ id, setting, value, described, onChange }} isWrong={problem !== undefined} />
        <p class="help" id={`${id}-help`}>
          <LinkedText text={description} />
        </p>
        <p class="problem" id={`${id}-problem`} role="status">
          {problem}
        </p>
      </div>
    </div>
  );
}

interface InputProps extends Pick<SettingFieldProps, 'setting' | 'value' | 'onChange'> {
  readonly id: string;
  readonly described: string;
  readonly isWrong: boolean;
}

function Input(props: InputProps) {
  const { id, setting, value, described, isWrong, onChange } = props;
  const { type, choices, default: preset, kind } = setting;
  const shared = { id, 'aria-describedby': described, 'aria-invalid': isWrong };
  if (isKept(value)) {
    const replace = () => {
      onChange('');
      requestAnimationFrame(() => document.getElementById(id)?.focus());
    };
    return (
      <div class="row">
        <input {...shared} value="•••••••• (in the file)" disabled />
        <button type="button" onClick={replace}>
          Replace
        </button>
      </div>
    );
  }
  if (isVariable(value)) return <TextInput {...props} />;
  if (type === 'boolean') {
    const text = textOf(value);
    const isOn = text === '' ? preset === true : text === 'true';
    return (
      <input
        {...shared}
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked === preset ? undefined : currentTarget.checked)}
      />
    );
  }
  if (choices) return <Choices {...props} choices={choices} />;
  if (kind === 'pairs') return <PairsInput {...shared} value={textOf(value)} onChange={onChange} />;
  return <TextInput {...props} />;
}

interface ChoicesProps extends InputProps {
  readonly choices: NonNullable<GlobalSetting['choices']>;
}

function Choices({ id, setting, choices, value, described, isWrong, onChange }: ChoicesProps) {
  const { default: preset } = setting;
  const labelOfPreset = choices.find((one) => one.value === preset)?.label ?? preset;
  const choose = (text: string) => onChange(choices.find((one) => text !== '' && String(one.value) === text)?.value);
  return (
    <select
      id={id}
      aria-describedby={described}
      aria-invalid={isWrong}
      value={textOf(value)}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">{preset === undefined ? 'Not set' : `${labelOfPreset} (default)`}</option>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

function TextInput({ id, setting, value, described, isWrong, onChange }: InputProps) {
  const { type, default: preset, placeholder, range } = setting;
  const text = textOf(value);
  const hint =
    type === 'password'
      ? '${NAME_OF_A_VARIABLE}'
      : (placeholder ?? (preset === undefined ? '' : `${preset} (default)`));
  const isHidden = type === 'password' && text !== '' && !isVariable(value);
  return (
    <>
      <input
        id={id}
        aria-describedby={described}
        aria-invalid={isWrong}
        type={isHidden ? ('password' as string as 'text') : 'text'}
        autocomplete="off"
        spellcheck={false}
        inputMode={type === 'number' ? 'numeric' : 'text'}
        placeholder={hint}
        value={text}
        onInput={({ currentTarget }) => onChange(valueOf(currentTarget.value, type))}
      />
      {range && (
        <small class="quiet">
          {range[0]} to {range[1]}
        </small>
      )}
      {isHidden && (
        <small class="warning">
          It is saved in the file in plain text. Better: <code>{'${NAME}'}</code>, read from the environment.
        </small>
      )}
      {isVariable(value) && (
        <small class="quiet">Read from the environment when it is sent; the page does not see it.</small>
      )}
    </>
  );
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function valueOf(text: string, type: GlobalSetting['type']): unknown {
  if (text === '') return undefined;
  return type === 'number' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
