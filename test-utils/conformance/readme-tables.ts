import type { Destination, GlobalSetting, InputField } from '@sluice/kit';

const tablesBegin = '<!-- generated from the definition: npm run readmes -->';
const tablesEnd = '<!-- end of the generated part -->';

/** The part of a vendor package's README that says what its definition says: presets, settings, actions and fields. */
export function readmeTables({ authentication, actions, presets }: Destination): string {
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
    ...Object.entries(actions).flatMap(([key, { title, description, fields }]) => [
      `### ${title} (\`${key}\`)`,
      description,
      table(
        ['field', 'what it is', 'value', 'default'],
        Object.entries(fields).map(([name, field]) => [
          `${code(name)}${field.required ? ' (required)' : ''}`,
          `**${field.label}.** ${field.description}`,
          valueOf(field),
          mappingText(field.default),
        ]),
      ),
    ]),
  ].join('\n\n');
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
    const members = Object.entries(shape ?? {}).map(([key, value]) => `${key}: ${mappingText(value)}`);
    return `each of ${code(String(path))}${members.length > 0 ? `, as ${members.join('; ')}` : ''}`;
  }
  return code(JSON.stringify(mapping));
}
