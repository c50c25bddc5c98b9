import {
  type Action,
  type DescribedField,
  describeFields,
  type Destination,
  type GlobalSetting,
  type InputField,
  type RawSettings,
  spellingsOf,
} from '@sluice/kit/host';
import { subjectOf } from '../conformance/subject';
import { table } from './table';
import { type SharedFate, whatBecomes } from './what-becomes';

const tablesEnd = '<!-- end of the generated part -->';

/**
 * The part of a vendor package's README that says what its definition says: events, presets, settings, actions and fields. What
 * happens to events is found by trying, by default with the settings of the simulator's account.
 */
export function readmeTables(destination: Destination, settings?: RawSettings): string {
  const { authentication, actions, presets } = destination;
  const shared = sharedFields(Object.values(actions));
  const isShared = ([name, field]: NamedField) => shared.some((one) => one[0] === name && isSame(one[1], field));
  const usual = usualFields(Object.values(actions), shared);
  const isUsual = (action: Action) => usual.every((field) => has(action, field));
  const unusual = Object.values(actions).filter((action) => !isUsual(action));
  return [
    '## What each event of the common spec becomes',
    'With the presets. Alternative names of an event are in brackets.',
    table(
      ['event', 'becomes', 'by the action'],
      whatBecomes(destination, settings ?? subjectOf(destination).settings).map(fateCells),
    ),
    '## Presets',
    table(
      ['preset', 'for the events', 'action'],
      presets.map(({ name, subscribe, partnerAction }) => [
        name,
        triggerText(subscribe),
        actions[partnerAction]?.title ?? '',
      ]),
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
    'Values that begin with `$.` are paths in the event; values in quotes are the same for every event. Of several sources, the ' +
      'first one with a readable value is used. `products[].price` is a member of each object in the list ' +
      '`products`; its sources are relative to that object.',
    ...(usual.length > 0
      ? [
          `Every action${exceptTitles(unusual)} has these fields, as [below](#shared-fields), in addition to its own: ${usual.map(([name]) => code(name)).join(', ')}.`,
        ]
      : []),
    ...Object.entries(actions).flatMap(([key, action]) => {
      const { title, description, fields } = action;
      const own = Object.entries(fields).filter((field) => !isShared(field));
      const told = isUsual(action) ? usual.map(([name]) => name) : [];
      const others = Object.entries(fields).filter((field) => isShared(field) && !told.includes(field[0]));
      const names = others.map(([name]) => code(name)).join(', ');
      return [
        `### ${title} (\`${key}\`)`,
        description,
        ...(own.length > 0 ? [fieldTable(own, shared)] : []),
        ...(others.length > 0
          ? [`${own.length + told.length > 0 ? 'Also' : 'Its fields are'}, as [below](#shared-fields): ${names}.`]
          : []),
      ];
    }),
    ...(shared.length > 0
      ? ['### Shared fields', 'These mean the same in every action that has them.', fieldTable(shared)]
      : []),
  ].join('\n\n');
}

/** The part of the repository's README that lists the destinations. */
export function destinationTable(destinations: readonly Destination[]): string {
  return table(
    ['package', 'what it is for'],
    destinations.map(({ slug, description }) => [`[\`@sluice/${slug}\`](packages/${slug}/README.md)`, description]),
  );
}

function fateCells({ events, action, names, isOwnName, reason }: SharedFate): string[] {
  const isSeveral = isOwnName && events.length > 1;
  const [first] = names;
  const several = `an event of the same name, as in ${code(first ?? '')}`;
  const becomes = isSeveral ? several : names.map(code).join(', ') || 'an object that has no name';
  const why = action === undefined ? 'there is no preset for it.' : reason;
  return [
    events.map((event) => eventText(event, isOwnName)).join(', '),
    why === undefined ? becomes : `nothing: ${why}`,
    action ?? '',
  ];
}

function eventText({ spec, event }: SharedFate['events'][number], isOwnName: boolean): string {
  if (spec === 'Calls') return `every ${event} call`;
  if (spec === 'Others') return 'every track event that is not in the spec';
  const [, ...spellings] = spellingsOf(event);
  return isOwnName || spellings.length === 0 ? event : `${event} (${spellings.join(', ')})`;
}

/** The events of a trigger in words, for FQL as presets use it. */
function triggerText(subscribe: string): string {
  const events = [...subscribe.matchAll(/event = "([^"]*)"/g)].map(([, event = '']) => event);
  if (events.length > 0) return events.join(', ');
  const types = [...subscribe.matchAll(/type = "([^"]*)"/g)].map(([, type = '']) => type);
  return `every ${subscribe.includes('event != ') ? 'other ' : ''}${types.join(' or ')} call`;
}

type NamedField = readonly [name: string, field: InputField];

/** If at least this many actions have the same field, it is described once. */
const enoughToShare = 3;
/** From this many actions on, fields that nearly all of them have are listed once. */
const enoughForUsual = 5;

/**
 * Each field that several actions have in common, in order of first appearance. A name has one meaning there: the one it has in
 * most actions.
 */
function sharedFields(actions: readonly Action[]): NamedField[] {
  const all: NamedField[] = actions.flatMap(({ fields }) => Object.entries(fields));
  const uses = ([name, field]: NamedField) => all.filter((one) => one[0] === name && isSame(one[1], field)).length;
  return [...new Set(all.map(([name]) => name))].flatMap((name) => {
    const [most] = all.filter((one) => one[0] === name).toSorted((one, other) => uses(other) - uses(one));
    return most && uses(most) >= enoughToShare ? [most] : [];
  });
}

/** The shared fields that all actions have, or all but one. With few actions, each says for itself what it has. */
function usualFields(actions: readonly Action[], shared: readonly NamedField[]): NamedField[] {
  if (actions.length < enoughForUsual) return [];
  return shared.filter((field) => actions.filter((action) => !has(action, field)).length <= 1);
}

function exceptTitles(actions: readonly Action[]): string {
  return actions.length === 0 ? '' : ` except ${actions.map(({ title }) => `_${title}_`).join(' and ')}`;
}

function has({ fields }: Action, [name, field]: NamedField): boolean {
  const own = fields[name];
  return own !== undefined && isSame(own, field);
}

function isSame(one: InputField, other: InputField): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Members that a field shares with one described elsewhere are not repeated. */
function fieldTable(fields: readonly NamedField[], elsewhere: readonly NamedField[] = []): string {
  const told = elsewhere.map(([name, { properties }]) => JSON.stringify([name, properties]));
  const rows = describeFields(Object.fromEntries(fields), code).flatMap((field) => {
    const properties = fields.find(([name]) => name === field.name)?.[1].properties;
    if (!properties || !told.includes(JSON.stringify([field.name, properties]))) return withMembers(field);
    return [{ ...field, value: `${field.value}, its members as [below](#shared-fields)` }];
  });
  return table(
    ['field', 'what it is', 'value', 'from'],
    rows.map(({ name, required, label, description, value, from = '' }) => [
      `${code(name)}${required ? ` (${required})` : ''}`,
      `**${label}** ${description}`,
      value,
      from,
    ]),
  );
}

function withMembers(field: DescribedField): DescribedField[] {
  return [field, ...field.members.flatMap(withMembers)];
}

/** A README with the part generated from this source replaced; throws if it has none. */
export function withTables(readme: string, tables: string, source = 'definition|kinds|catalog'): string {
  const tablesBegin = new RegExp(`<!-- generated from the (?:${source}): npm run readmes -->`);
  const begin = tablesBegin.exec(readme);
  const end = readme.indexOf(tablesEnd, begin?.index);
  if (!begin || end < begin.index)
    throw new Error(`The README lacks a line like ${tablesBegin.source} or ${tablesEnd}.`);
  return `${readme.slice(0, begin.index)}${begin[0]}\n\n${tables}\n\n${readme.slice(end)}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function valueOf({ type, kind, choices, range }: GlobalSetting): string {
  if (choices) return `one of ${choices.map((choice) => code(String(choice.value))).join(', ')}`;
  if (range) return `number, ${range[0]} to ${range[1]}`;
  if (kind === 'list') return 'comma-separated list';
  if (kind === 'pairs') return `comma-separated pairs, as in ${code('name=value')}`;
  return kind ?? { string: 'text', password: 'secret text', number: 'number', boolean: 'true or false' }[type];
}
