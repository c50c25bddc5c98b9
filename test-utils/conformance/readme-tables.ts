import type { Destination, GlobalSetting, InputField } from '@sluice/kit/host';

const tablesBegin = '<!-- generated from the definition: npm run readmes -->';
const tablesEnd = '<!-- end of the generated part -->';

/** The part of a vendor package's README that says what its definition says: presets, settings, actions and fields. */
export function readmeTables({ authentication, actions, presets }: Destination): string {
  const shared = sharedFields(Object.values(actions));
  const isShared = ([name, field]: NamedField) => shared.some((one) => one[0] === name && isSame(one[1], field));
  return [
    '## Presets',
    table(
      ['preset', 'for the events', 'action'],
      presets.map(({ name, subscribe, partnerAction }) => [name, code(subscribe), actions[partnerAction]?.title ?? '']),
    ),
    '## Settings',
    table(
      ['setting', 'what it is', 'value', 'default'],
      Object.entries(authentication.fields).map(([key, setting]) => [
        `${code(key)}${setting.required ? ' (required)' : ''}`,
        `**${setting.label}.** ${setting.description}`,
        valueOf(setting),
        setting.default === undefined ? '' : code(String(setting.default)),
      ]),
    ),
    '## Actions',
    ...Object.entries(actions).flatMap(([key, { title, description, fields }]) => {
      const own = Object.entries(fields).filter((field) => !isShared(field));
      const others = Object.entries(fields).filter(isShared);
      const names = others.map(([name]) => code(name)).join(', ');
      return [
        `### ${title} (\`${key}\`)`,
        description,
        ...(own.length > 0 ? [fieldTable(own)] : []),
        ...(others.length > 0
          ? [`${own.length > 0 ? 'Also' : 'Its fields are'}, as [below](#shared-fields): ${names}.`]
          : []),
      ];
    }),
    ...(shared.length > 0
      ? ['### Shared fields', 'These mean the same in every action that has them.', fieldTable(shared)]
      : []),
  ].join('\n\n');
}

type NamedField = readonly [name: string, field: InputField];

/** From so many actions on, a field that is the same in all of them is told once. */
const enoughToShare = 3;

/** Each field that several actions have alike, in the order in which they first appear. */
function sharedFields(actions: readonly Destination['actions'][string][]): NamedField[] {
  const all: NamedField[] = actions.flatMap(({ fields }) => Object.entries(fields));
  const alike = (one: NamedField) => all.filter(([name, field]) => name === one[0] && isSame(field, one[1]));
  return all.filter((one) => alike(one)[0] === one && alike(one).length >= enoughToShare);
}

function isSame(one: InputField, other: InputField): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function fieldTable(fields: readonly NamedField[]): string {
  return table(
    ['field', 'what it is', 'value', 'default'],
    fields.map(([name, field]) => [
      `${code(name)}${field.required ? ' (required)' : ''}`,
      `**${field.label}.** ${field.description}`,
      valueOf(field),
      mappingText(field.default),
    ]),
  );
}

/** A README with its generated part replaced; throws where it has none. */
export function withTables(readme: string, tables: string): string {
  const begin = readme.indexOf(tablesBegin);
  const end = readme.indexOf(tablesEnd);
  if (begin === -1 || end < begin) throw new Error(`The README lacks the lines ${tablesBegin} and ${tablesEnd}.`);
  return `${readme.slice(0, begin)}${tablesBegin}\n\n${tables}\n\n${readme.slice(end)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  text: 'text',
  password: 'secret text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  datetime: 'date and time',
  object: 'object',
};

function valueOf(field: GlobalSetting | InputField): string {
  if (field.choices) return field.choices.map((choice) => code(String(choice.value))).join(', ');
  const name = typeNames[field.type] ?? field.type;
  return 'multiple' in field && field.multiple ? `list of ${name}s` : name;
}

/** A default mapping in words: paths as they are, first-of chains as "else", anything deeper as JSON. */
function mappingText(mapping: unknown): string {
  if (mapping === undefined) return '';
  if (typeof mapping !== 'object' || mapping === null) return code(String(mapping));
  if ('@path' in mapping) return code(String(mapping['@path']));
  if ('@if' in mapping) {
    const { then, else: otherwise } = mapping['@if'] as { then?: unknown; else?: unknown };
    return [then, otherwise]
      .filter((part) => part !== undefined)
      .map(mappingText)
      .join(', else ');
  }
  if ('@arrayPath' in mapping && Array.isArray(mapping['@arrayPath'])) {
    const [path, shape] = mapping['@arrayPath'] as unknown[];
    const members = membersText(shape ?? {});
    return `each of ${code(String(path))}${members && `, as ${members}`}`;
  }
  const isDirective = Object.keys(mapping).some((key) => key.startsWith('@'));
  return isDirective || Array.isArray(mapping) || Object.keys(mapping).length === 0
    ? code(JSON.stringify(mapping))
    : membersText(mapping);
}

function membersText(members: object): string {
  return Object.entries(members)
    .map(([key, value]) => `${key}: ${mappingText(value)}`)
    .join('; ');
}
