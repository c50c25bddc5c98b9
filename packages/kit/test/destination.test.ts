import { connection, acme, settings } from './acme';
import { defineDestination, text } from '../src';

function action(title: string) {
  return connection.action({ title, description: '', tables: {}, items: () => [] });
}

function named(name: string) {
  const presets: [] = [];
  return defineDestination({ name, slug: 'acme', description: '', connection, actions: { a: action('A') }, presets });
}

test.each(['Acme', 'CommandersAct', 'acme+x.y-2'])('takes the name "%s"', (name) => {
  expect(named(name).name).toBe(name);
});

test.each(['Commanders Act', 'Acme (Actions)', '2acme', '', 'Ácme', 'a_b', 'Acme\n'])(
  'refuses the name %j, with which Segment fails on the first event',
  (name) => {
    expect(() => named(name)).toThrow('URI scheme');
  },
);

test('refuses two actions of one title, of which Segment would validate one by the schema of the other', () => {
  expect(() =>
    defineDestination({
      name: 'Acme',
      slug: 'acme',
      description: '',
      connection,
      actions: { a: action('Track'), b: action('Other'), c: action('Track') },
      presets: [],
    }),
  ).toThrow('Two actions have the title "Track"');
});

test('is plain data but for its functions, so that JSON holds the whole definition', () => {
  const destination = acme();
  const data: unknown = JSON.parse(JSON.stringify(destination));
  const { problems, channels, actions, ...rest } = destination;
  const fields = Object.entries(actions).map(
    ([key, { items, plannerFor, readingFor, perform, performBatch, ...own }]) => {
      const types = new Set([items, plannerFor, readingFor, perform, performBatch].map((one) => typeof one));
      expect([...types]).toEqual(['function']);
      return [key, own];
    },
  );
  expect([typeof problems, typeof channels]).toEqual(['function', 'function']);
  expect(data).toEqual({ ...rest, actions: Object.fromEntries(fields) });
});

test("says the settings in Segment's words", () => {
  expect(acme().authentication).toStrictEqual({
    scheme: 'custom',
    fields: {
      apiKey: { type: 'password', label: 'API key', description: 'Acme → Settings → API keys.', required: true },
      region: {
        type: 'string',
        label: 'Region',
        description: 'Where your Acme data lives.',
        choices: [
          { value: 'eu', label: 'eu' },
          { value: 'us', label: 'us' },
        ],
        default: 'eu',
      },
      baseUrl: {
        type: 'string',
        label: 'Base URL',
        description: 'Where Acme answers.',
        default: 'https://api.acme.dev',
        kind: 'address',
      },
    },
  });
});

test('keeps the items of an action when somebody spreads the definition', () => {
  const spread = { ...acme(), actions: { ...acme().actions } };
  const planned = spread.actions.trackEvent?.plannerFor()(
    { event: 'Order Completed', customer: 'c1' },
    settings.visible,
  );
  expect(planned).toMatchObject({ items: [{ value: { event: 'order_completed', customer: 'c1' } }] });
});

test('asks the connection what is wrong with settings that are right one by one', () => {
  expect(acme().problems({ baseUrl: 'nowhere' })).toEqual([
    { setting: 'baseUrl', message: 'must be an address that begins with https://.' },
  ]);
  expect(acme().problems({ baseUrl: 'https://acme.dev' })).toEqual([]);
});

test('lists its channels', () => {
  expect(acme().channels().at(-1)?.limits).toEqual({});
});

test('makes the fields of an action and the mappings of its presets when they are first read', () => {
  let reads = 0;
  const label = { get: () => (reads += 1) };
  const row = Object.defineProperty(text('Plan', 'As in Acme.'), 'label', label);
  const actions = {
    a: connection.action({ title: 'A', description: '', tables: { object: { plan: row } }, items: () => [] }),
  };
  const presets = [{ name: 'All', partnerAction: 'a', on: ['track'] }] as const;
  const destination = defineDestination({ name: 'Acme', slug: 'acme', description: '', connection, actions, presets });
  expect(reads).toBe(0);
  expect(destination.presets[0]?.mapping).toEqual({ plan: { '@path': '$.properties.plan' } });
  const once = reads;
  expect(destination.presets[0]?.mapping).toBe(destination.presets[0]?.mapping);
  expect(destination.actions.a?.fields.plan?.type).toBe('string');
  expect(reads).toBe(once);
});

test('lets a user replace what is made late', () => {
  const { presets } = acme();
  for (const preset of presets) preset.mapping = {};
  expect(presets.map(({ mapping }) => mapping)).toEqual(presets.map(() => ({})));
});
