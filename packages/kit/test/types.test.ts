import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const folder = join(root, 'node_modules/.cache/sluice/kit-types');

/** A whole vendor package in one file, without a mistake. */
const correct = `
import {
  defineConnection,
  defineDestination,
  delivered,
  eventName,
  group,
  ipAddress,
  money,
  oneOf,
  productLines,
  rest,
  text,
  time,
  userId,
} from '@sluice/kit';
import { Destination, type DestinationDefinition } from '@segment/actions-core';

interface AcmeEvent { readonly event: string; readonly at?: number | undefined; readonly plan?: 'free' | 'paid' }

const connection = defineConnection({
  settings: {
    apiKey: { type: 'password', label: 'API key', description: 'Secret.', required: true },
    region: { type: 'string', label: 'Region', description: 'Where.', choices: ['eu', 'us'], default: 'eu' },
    project: { type: 'string', label: 'Project', description: 'Which.' },
  },
});

const events = connection.channel<AcmeEvent>({
  name: 'events',
  origin: () => 'https://eu.acme.example',
  limits: ({ region }) => ({ items: region === 'eu' ? 100 : 50 }),
  together: (item, { project = '' }) => item.event.concat(project),
  itemsIn: (body) => body as AcmeEvent[],
  outcomes: ({ json, items }, { region }) => (json === region && items[0]?.event !== '' ? delivered : undefined),
  request: (items, { apiKey, region }) => ({
    method: 'POST',
    url: 'https://' + region + '.acme.dev/' + items[0].event,
    headers: { authorization: apiKey },
    json: items,
  }),
});

const trackEvent = connection.action({
  title: 'Track event',
  description: 'Record an event.',
  tables: {
    object: {
      event: eventName(),
      customer: userId({ required: true }),
      plan: oneOf('Plan', 'Which.', { free: 'Free', paid: 'Paid' }, 'free'),
      at: time('seconds'),
      title: text('Title', 'Of the page.', { from: ['$.name', { '@template': '{{properties.title}}' }] }),
      others: rest(),
    },
    more: {
      context: group('Context', 'Where.', { ip: ipAddress() }),
      products: productLines({ price: money('Price', 'Of one.'), sku: text('SKU', 'Which.', { required: true }) }),
    },
  },
  items: ({ object, more, settings, refuse, note, skip }) => {
    if (object.event === 'x') throw refuse('event', 'It must not be x.');
    if (more.products?.[0]?.price === 0) note(settings.region);
    if (more.context?.ip === object.customer) throw skip('Nothing to send.');
    const item = { event: object.event.concat(object.customer, more.products?.[0]?.sku ?? ''), at: object.at, plan: object.plan };
    return [events.item(item)];
  },
});

export const destination = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'Imaginary.',
  connection,
  actions: { trackEvent },
  presets: [
    { name: 'Visits', partnerAction: 'trackEvent', on: ['page', 'screen'] },
    { name: 'Orders', partnerAction: 'trackEvent', on: { track: ['Order Completed'] }, mapping: { title: { '@path': '$.x' } } },
    { name: 'Others', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});
// Where each preset has a mapping, too.
export const mapped = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'Imaginary.',
  connection,
  actions: { trackEvent },
  presets: [{ name: 'Visits', partnerAction: 'trackEvent', on: ['page'], mapping: { event: 'visit' } }],
});
export const definition: DestinationDefinition = destination;
export const host = new Destination(destination);
`;

/** By the mistake: what is replaced, by what, and what the compiler must name. */
const mistakes: Readonly<Record<string, readonly [string, string, string]>> = {
  'a misspelt option of a row': ["'Which.', { required: true }", "'Which.', { requird: true }", "'requird'"],
  'a row without its words': ["text('Title', 'Of the page.', { from", "text('Title', { from", 'Argument of type'],
  'a misspelt key of a setting': ["'Secret.', required: true", "'Secret.', requird: true", '"requird" is not a key'],
  'a source that is no path and no directive': ["{ '@template':", "{ 'template':", "'template'"],
  'a default that is no word of a row': ["}, 'free')", "}, 'fre')", '"fre"'],
  'a default that is no choice of a setting': ["default: 'eu'", "default: 'eux'", '"eux" is not among the choices'],
  'a form of time that there is not': ["time('seconds')", "time('hours')", '"hours"'],
  'reading an item that no body tells of': ['  itemsIn: (body) => body as AcmeEvent[],\n', '', "Property 'event'"],
  'a channel without a name': ["  name: 'events',\n", '', "Property 'name' is missing"],
  'a preset for an action that is not there': [
    "'trackEvent', on: { track: 'o",
    "'trackEvnt', on: { track: 'o",
    '"trackEvnt"',
  ],
  'a preset that maps a field that is not there': ['mapping: { title:', 'mapping: { titel:', "'titel'"],
  'a misspelt directive in the mapping of a preset': [
    "{ '@path': '$.x' }",
    "{ '@pth': '$.x' }",
    '"@pth" is not a directive',
  ],
  'a number for a path': ["{ '@path': '$.x' }", "{ '@path': 5 }", '"@path" takes a path or text'],
  'a misspelt message type': ["['page', 'screen']", "['page', 'scren']", '"scren"'],
  'a misspelt word for all other events': ["track: 'others'", "track: 'other'", '"other"'],
  'a member that the table has not': ["object.event === 'x'", "object.evnt === 'x'", "'evnt'"],
  'a table that is not there': ['({ object, more,', '({ object, mroe: more,', "'mroe'"],
  'a member of a line that its table has not': ['[0]?.price === 0', '[0]?.prise === 0', "'prise'"],
  'a member of a group that its table has not': ['more.context?.ip', 'more.context?.pi', "'pi'"],
  'an optional member taken for always there': ['object.event.concat', 'object.title.concat', 'undefined'],
  'a word that a member cannot be': ["object.event === 'x'", "object.plan === 'fre'", '"fre"'],
  'refusing a field that is not there': ["refuse('event'", "refuse('nmae'", '"nmae"'],
  'reading a password in items': ['note(settings.region)', 'note(settings.apiKey)', "'apiKey'"],
  'reading a password in the answer': [
    'items }, { region }) => (json === region',
    'items }, { apiKey }) => (json === apiKey',
    "'apiKey'",
  ],
  'reading a password for the limits': [
    '({ region }) => ({ items: region ===',
    '({ apiKey }) => ({ items: apiKey ===',
    "'apiKey'",
  ],
  'reading a password in together': ['(item, { project =', '(item, { apiKey: project =', "'apiKey'"],
  'a misspelt member of an item': ['events.item(item)', 'events.item({ evnt: 1 })', "'evnt'"],
  'a wrong type in an item': ['at: object.at,', 'at: object.event,', "'string' is not assignable to type 'number'"],
  'a setting without default taken for always there': ["{ project = '' }) =>", '{ project }) =>', 'undefined'],
  'a request of no kind that HTTP has': ["method: 'POST'", "method: 'PSOT'", '"PSOT"'],
};

const names = Object.keys(mistakes);
let printed = '';

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'correct.ts'), correct);
  const blocks = [...readFileSync(join(__dirname, '../README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)];
  for (const [index, [, block = '']] of blocks.entries()) writeFileSync(join(folder, `readme-${index}.ts`), block);
  for (const [index, [find, replacement]] of Object.values(mistakes).entries()) {
    writeFileSync(
      join(folder, `mistake-${index}.ts`),
      correct.replace(find, () => replacement),
    );
  }
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      emitDeclarationOnly: false,
      composite: false,
      declarationMap: false,
      tsBuildInfoFile: null,
      rootDir: root,
      paths: { '@sluice/kit': [join(root, 'packages/kit/src/index.ts')] },
    },
    files: [
      'correct.ts',
      ...blocks.map((_, index) => `readme-${index}.ts`),
      ...names.map((_, index) => `mistake-${index}.ts`),
    ],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  printed = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
  }).stdout.toString();
});

/** What the compiler says of one file: a line for each error, and the indented lines after it. */
function saidOf(file: string): string {
  return printed
    .split(/\n(?=\S)/)
    .filter((message) => message.startsWith(`${file}(`))
    .join('\n')
    .replaceAll('\\"', '"');
}

test('compiles a vendor package without a mistake, assignable to what Segment takes', () => {
  expect(saidOf('correct.ts')).toBe('');
  expect(printed.split(/\n(?=\S)/).filter((message) => !/^mistake-\d+\.ts\(|^$/.test(message))).toEqual([]);
});

test('compiles the examples of the README', () => {
  expect([saidOf('readme-0.ts'), saidOf('readme-1.ts')]).toEqual(['', '']);
});

test.each(names)('does not compile %s, and names it', (name) => {
  const [find, , expected] = mistakes[name] ?? ['', '', ''];
  expect(correct.split(find)).toHaveLength(2);
  expect(saidOf(`mistake-${names.indexOf(name)}.ts`)).toContain(expected);
});
