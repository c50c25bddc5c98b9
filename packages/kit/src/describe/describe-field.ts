import { type Code, describeMapping } from './describe-mapping';
import type { InputField } from '../definition/input-field';

/** A field described in words, ready to print. */
export interface DescribedField {
  /** Its name including its parents: `products[].price`, `context.ip`. */
  readonly name: string;
  readonly required: 'required' | 'sometimes required' | undefined;
  /** Label and description as sentences. */
  readonly label: string;
  readonly description: string;
  /** What kind of value it is: `amount`, `list of texts`, `one of add, remove`. */
  readonly value: string;
  /** Where its value comes from by default; undefined if it has no default. */
  readonly from: string | undefined;
  /** The members of a group, or of each line of a list. */
  readonly members: readonly DescribedField[];
}

/** Describes the fields of an action. `code` marks names, paths and texts of mappings. */
export function describeFields(
  fields: Readonly<Record<string, InputField>>,
  code: Code = (text) => text,
): DescribedField[] {
  return Object.entries(fields).map(([key, field]) => describeField(key, field, field.default, code));
}

function describeField(name: string, field: InputField, mapping: unknown, code: Code): DescribedField {
  const { label, description, required, kind, properties = {} } = field;
  const isGroup = kind === 'group' && isShape(mapping);
  const members = Object.entries(properties).map(([key, member]) =>
    describeField(
      `${name}${field.multiple ? '[]' : ''}.${key}`,
      member,
      isGroup ? mapping[key] : standing(member, key),
      code,
    ),
  );
  return {
    name,
    required: required === true ? 'required' : required ? 'sometimes required' : undefined,
    label: sentence(label),
    description,
    value: describeValue(field, mapping, code),
    from: mapping === undefined || isGroup ? undefined : describeMapping(mapping, code, kind),
    members,
  };
}

function isShape(mapping: unknown): mapping is Readonly<Record<string, unknown>> {
  return typeof mapping === 'object' && mapping !== null && !Object.keys(mapping).some((key) => key.startsWith('@'));
}

/** Where in a line the value of a member is. */
function standing({ names }: InputField, key: string): unknown {
  const paths = (names ?? [key]).map((name) => ({ '@path': name }));
  return paths.length === 1 ? paths[0] : paths;
}

/** Words for kinds whose names are not clear enough. */
const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  datetime: 'date and time',
  numeric: 'number',
  money: 'amount',
  yesOrNo: 'true or false',
  identifier: 'ID',
  deviceIdentifier: 'ID',
  dateTime: 'date or time',
  unixSeconds: 'UNIX time in seconds',
  unixMilliseconds: 'UNIX time in milliseconds',
  rest: 'everything else',
  lines: 'list of objects',
  group: 'object',
};
const capitals: Readonly<Record<string, string>> = { id: 'ID', ip: 'IP', url: 'URL', uuid: 'UUID' };

function describeValue({ type, kind = type, multiple, choices }: InputField, mapping: unknown, code: Code): string {
  if (choices) return `one of ${choices.map(({ value }) => code(String(value))).join(', ')}`;
  const word = words[kind] ?? wordsOf(kind);
  // Several sources of one value are a list only for the host.
  const isList = multiple === true && kind !== 'lines' && !Array.isArray(mapping);
  return isList ? `list, each ${word}` : word;
}

/** `emailAddress` as `email address`. */
function wordsOf(kind: string): string {
  return kind
    .split(/(?=[A-Z])|[ _-]/)
    .map((word) => capitals[word.toLowerCase()] ?? word.toLowerCase())
    .join(' ');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
