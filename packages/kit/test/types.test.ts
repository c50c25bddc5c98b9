import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const folder = join(root, 'node_modules/.cache/sluice/kit-types');

/** A whole vendor package in one file, without a mistake. */
const correct = `
import { compact, defineConnection, defineDestination, delivered, products, unixSeconds } from '@sluice/kit';
import { Destination, type DestinationDefinition } from '@segment/actions-core';

interface AcmeEvent { readonly event: string; readonly at?: number; readonly plan?: 'free' | 'paid' }

const connection = defineConnection({
  settings: {
    apiKey: { type: 'password', label: 'API key', description: 'Secret.', required: true },
    region: { type: 'string', label: 'Region', description: 'Where.', choices: ['eu', 'us'], default: 'eu' },
    project: { type: 'string', label: 'Project', description: 'Which.' },
  },
});

const events = connection.channel<AcmeEvent>({
  limits: ({ region }) => ({ items: region === 'eu' ? 100 : 50 }),
  together: (item, { project = '' }) => item.event.concat(project),
  outcomes: ({ json, items }, { region }) => (json === region ? items.map(() => delivered) : undefined),
  request: (items, { apiKey, region }) => ({
    method: 'POST',
    url: 'https://' + region + '.acme.example/' + items[0].event,
    headers: { authorization: apiKey },
    json: items,
  }),
});

const trackEvent = connection.action({
  title: 'Track event',
  description: 'Record an event.',
  fields: {
    name: { type: 'string', label: 'Name', required: true, default: { '@path': '$.event' } },
    plan: { type: 'string', label: 'Plan', choices: ['free', 'paid'], default: 'free' },
    occurredAt: { type: 'datetime', label: 'Time', default: { '@path': '$.timestamp' } },
    context: {
      type: 'object',
      label: 'Context',
      properties: { ip: { type: 'string', label: 'IP', format: 'ipv4' } },
      default: { ip: { '@path': '$.context.ip' } },
    },
    title: {
      type: 'string',
      label: 'Title',
      default: { '@if': { exists: { '@path': '$.name' }, then: { '@path': '$.name' }, else: 'none' } },
    },
    lines: {
      type: 'object',
      multiple: true,
      label: 'Lines',
      default: { '@arrayPath': ['$.properties.products', { id: { '@path': '$.product_id' } }] },
    },
    products,
  },
  items: ({ payload, settings, refuse, note }) => {
    if (payload.name === 'x') throw refuse('name', 'It must not be x.');
    if (payload.products?.[0]?.price === null) note(settings.region);
    return [events.item(compact({ event: payload.name, at: unixSeconds(payload.occurredAt), plan: payload.plan }))];
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
export const definition: DestinationDefinition = destination;
export const host = new Destination(destination);
`;

/** By the mistake: what is replaced, by what, and what the compiler must name. */
const mistakes: Readonly<Record<string, readonly [string, string, string]>> = {
  'a misspelt key of a field': [
    "label: 'Name', required: true",
    "label: 'Name', requird: true",
    '"requird" is not a key',
  ],
  'a misspelt key of a nested field': ["format: 'ipv4'", "fromat: 'ipv4'", '"fromat" is not a key'],
  'a misspelt key of a setting': ["'Secret.', required: true", "'Secret.', requird: true", '"requird" is not a key'],
  'a misspelt directive in the default of a field': [
    "{ '@path': '$.event' }",
    "{ '@pth': '$.event' }",
    '"@pth" is not',
  ],
  'a misspelt directive inside an object': ["ip: { '@path'", "ip: { '@pth'", '"@pth" is not a directive'],
  'a misspelt directive inside another': ["then: { '@path'", "then: { '@pth'", '"@pth" is not a directive'],
  'a misspelt directive inside a list': ["id: { '@path'", "id: { '@pth'", '"@pth" is not a directive'],
  'a number for a path': ["{ '@path': '$.event' }", "{ '@path': 5 }", '"@path" takes a path or text'],
  'a default that is no choice of a field': ["default: 'free'", "default: 'fre'", '"fre" is not among the choices'],
  'a default that is no choice of a setting': ["default: 'eu'", "default: 'eux'", '"eux" is not among the choices'],
  'a type that no field has': ["type: 'datetime'", "type: 'date'", '"date"'],
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
  'a misspelt message type': ["['page', 'screen']", "['page', 'scren']", '"scren"'],
  'a misspelt word for all other events': ["track: 'others'", "track: 'other'", '"other"'],
  'a payload member that is not there': ["payload.name === 'x'", "payload.nmae === 'x'", "'nmae'"],
  'a choice that the payload cannot have': ["payload.name === 'x'", "payload.plan === 'fre'", '"fre"'],
  'refusing a field that is not there': ["refuse('name'", "refuse('nmae'", '"nmae"'],
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
  'a misspelt member of an item': ['compact({ event:', 'compact({ evnt:', 'evnt'],
  'a misspelt member of an item made without compact': [
    'events.item(compact({',
    'events.item({ event: "", evnt: 1 }, compact({',
    "'evnt'",
  ],
  'a wrong type in an item': [
    'compact({ event: payload.name',
    'compact({ event: 7',
    "'number' is not assignable to type 'string'",
  ],
  'undefined for an optional member of an item': [
    'compact({ event: payload.name, at: unixSeconds(payload.occurredAt), plan: payload.plan })',
    '{ event: payload.name, at: unixSeconds(payload.occurredAt) }',
    'exactOptionalPropertyTypes',
  ],
  'a setting without default taken for always there': ["{ project = '' }) =>", '{ project }) =>', 'undefined'],
  'a request of no kind that HTTP has': ["method: 'POST'", "method: 'PSOT'", '"PSOT"'],
};

const names = Object.keys(mistakes);
let printed = '';

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'correct.ts'), correct);
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
      composite: false,
      declarationMap: false,
      tsBuildInfoFile: null,
      rootDir: root,
      paths: { '@sluice/kit': [join(root, 'packages/kit/src/index.ts')] },
    },
    files: ['correct.ts', ...names.map((_, index) => `mistake-${index}.ts`)],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  printed = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
  }).stdout.toString();
}, 60_000);

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

test.each(names)('does not compile %s, and names it', (name) => {
  const [find, , expected] = mistakes[name] ?? ['', '', ''];
  expect(correct.split(find)).toHaveLength(2);
  expect(saidOf(`mistake-${names.indexOf(name)}.ts`)).toContain(expected);
});
