import { defineConnection, defineDestination, emailAddress, rest } from '@sluice/kit';
import { compile, ConfigurationError, type ConfigurationProblem, type Subscription } from '../src';
import { checkSubscription } from '../src/language';
import { acme, settings, tracking } from './acme';

/** What is wrong with a configuration, as the error says it. */
function problemsOf(raw: object, subscriptions?: unknown): readonly ConfigurationProblem[] {
  const given = subscriptions === undefined ? {} : { subscriptions: subscriptions as readonly Subscription[] };
  try {
    compile(acme(), { settings: { ...raw }, ...given });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

test('takes the presets of the destination unless it is given subscriptions', () => {
  expect(problemsOf(settings)).toEqual([]);
  expect(problemsOf(settings, [])).toEqual([]);
  expect(problemsOf(settings, [tracking()])).toEqual([]);
});

test('names a missing setting by its label and says where to find it', () => {
  for (const apiKey of [undefined, null, '']) {
    expect(problemsOf({ apiKey })).toEqual([
      { place: 'settings.apiKey', message: 'API key is missing. Acme → Settings → API keys.' },
    ]);
  }
});

test('names a setting that the destination does not have, and those that it has', () => {
  expect(problemsOf({ ...settings, apikey: 'x' })).toEqual([
    {
      place: 'settings.apikey',
      message: 'Acme has no such setting. Did you mean apiKey?',
    },
  ]);
  expect(problemsOf({ ...settings, toString: 'x' })).toHaveLength(1);
  expect(problemsOf(JSON.parse('{"apiKey":"acme-key","__proto__":{}}') as object)).toHaveLength(1);
});

test.each(['abcd', 1234, 'dsw'])('takes the password %p', (apiKey) => {
  expect(problemsOf({ apiKey })).toEqual([]);
});

test.each([
  ['region', 'asia', 'Region must be one of: eu, us.'],
  ['batchSize', 'many', 'Batch size must be a number.'],
  ['batchSize', Number.NaN, 'Batch size must be a number.'],
  ['batchSize', true, 'Batch size must be a number.'],
  ['isTest', 'yes', 'Test must be true or false.'],
  ['isTest', 1, 'Test must be true or false.'],
  ['apiKey', {}, 'API key must be text.'],
  ['apiKey', ['k'], 'API key must be text.'],
])('says what the setting %s must be where it is %j', (setting, value, message) => {
  expect(problemsOf({ ...settings, [setting]: value })).toEqual([{ place: `settings.${setting}`, message }]);
});

test('takes the texts of an environment or a form for numbers and switches', () => {
  const raw = { apiKey: 12345, batchSize: '30', isTest: 'true', region: 'us' };
  const { all } = compile(acme(), { settings: raw }).settings;
  expect(all).toEqual({
    apiKey: '12345',
    batchSize: 30,
    isTest: true,
    region: 'us',
    baseUrl: 'https://api.acme.example',
  });
});

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
])('takes the switch %j for %j', (isTest, expected) => {
  expect(compile(acme(), { settings: { ...settings, isTest } }).settings.visible).toMatchObject({ isTest: expected });
});

test('asks the destination what is wrong with settings that are right one by one', () => {
  expect(problemsOf({ ...settings, baseUrl: 'nowhere' })).toEqual([
    { place: 'settings.baseUrl', message: 'Base URL must be a whole URL.' },
  ]);
});

test('names an action that the destination does not have, and the one that was meant or all that it has', () => {
  for (const [partnerAction, hint] of [
    ['trackEvnt', 'Did you mean trackEvent?'],
    ['toString', 'It has: trackEvent, updateCustomer.'],
    [undefined, 'It has: trackEvent, updateCustomer.'],
  ]) {
    expect(problemsOf(settings, [{ ...tracking(), partnerAction }])).toEqual([
      {
        place: 'subscriptions[0].partnerAction',
        message: `Acme has no action "${partnerAction}". ${hint}`,
      },
    ]);
  }
});

test('names all that is wrong with a subscription at once, also where its action is', () => {
  const subscription = { ...tracking(), partnerAction: 'trackEvnt', subscribe: 'type == "track"' };
  const problems = problemsOf(settings, [subscription]);
  expect(problems.map(({ place }) => place)).toEqual(['subscriptions[0].partnerAction', 'subscriptions[0].subscribe']);
  expect(checkSubscription(acme(), subscription)).toEqual(
    problems.map(({ place, message }) => ({ place: place.replace('subscriptions[0].', ''), message })),
  );
});

test('names a field that the action does not have, and those that it has', () => {
  expect(problemsOf(settings, [tracking({ nmae: 'x' })])).toEqual([
    {
      place: 'subscriptions[0].mapping.nmae',
      message: 'The action "Track event" has no such field. Did you mean name?',
    },
  ]);
});

test.each([
  ['a directive that does not exist', { '@pth': '$.event' }, '@pth'],
  ['a directive with another key beside it', { '@path': '$.event', x: 1 }, '@'],
  ['a path that is no text', { '@path': 5 }, '@path'],
  ['a directive inside another', { '@if': { exists: { '@pth': 'x' }, then: 1 } }, '@pth'],
  ['a pattern that is too long', { '@replace': { pattern: 'x'.repeat(11), value: 'y' } }, 'pattern'],
])('names %s, and where it stands', (_, name, expected) => {
  const problems = problemsOf(settings, [tracking(), tracking({ name })]);
  expect(problems).toEqual([
    { place: expect.stringMatching(/^subscriptions\[1\]\.mapping/), message: expect.any(String) },
  ]);
  const said = problems.map(({ place, message }) => `${place} ${message}`).join();
  expect(said).toContain(expected);
  expect(said).toContain('name');
});

test.each([
  ['has no mapping', { mapping: undefined }, 'subscriptions[0].mapping'],
  ['has a mapping of null', { mapping: null }, 'subscriptions[0].mapping'],
  ['has a text for a mapping', { mapping: '$.event' }, 'subscriptions[0].mapping'],
  ['has a list for a mapping', { mapping: [] }, 'subscriptions[0].mapping'],
  ['has no trigger', { subscribe: undefined }, 'subscriptions[0].subscribe'],
  ['has a trigger that is no text', { subscribe: 5 }, 'subscriptions[0].subscribe'],
])('says what to mend where a subscription %s', (_, change, place) => {
  const problems = problemsOf(settings, [{ ...tracking(), ...change }]);
  expect(problems).toEqual([{ place, message: expect.stringMatching(/must be an? (object|string)/) }]);
});

test('says what to mend where a subscription is none, or subscriptions are no list', () => {
  expect(problemsOf(settings, [null])).toEqual([{ place: 'subscriptions[0]', message: expect.any(String) }]);
  for (const none of ['x', 5, true]) {
    expect(problemsOf(settings, none)).toEqual([{ place: 'subscriptions', message: expect.any(String) }]);
  }
});

test('tells all problems at once, each in its line', () => {
  const subscriptions = [
    tracking({ nmae: 'x', name: { '@pth': 'x' } }, "type = 'track'"),
    { ...tracking(), partnerAction: 'none' },
  ];
  const problems = problemsOf({ region: 'asia', key: 'x' }, subscriptions);
  expect(problems.map(({ place }) => place)).toEqual([
    'settings.key',
    'settings.apiKey',
    'settings.region',
    'subscriptions[0].mapping.nmae',
    'subscriptions[0].subscribe',
    expect.stringMatching(/^subscriptions\[0\]\.mapping/),
    'subscriptions[1].partnerAction',
  ]);
  const { message } = new ConfigurationError(problems);
  expect(message.split('\n')).toEqual(problems.map((problem) => `${problem.place}: ${problem.message}`));
});

test('tells problems without stacks, line breaks or the values of settings', () => {
  const secret = { apiKey: { key: 'acme-secret-key' }, region: 'acme-secret-key' };
  const name = { '@if': { exists: { '@pth': 'x' }, then: { '@merge': { objects: 5 } } } };
  const problems = problemsOf(secret, [tracking({ name, products: { '@arrayPath': 5 } }, '((')]);
  expect(problems.length).toBeGreaterThan(3);
  for (const { message } of problems) {
    expect(message).not.toMatch(/\n|\bat .*:\d+:\d+|node_modules|acme-secret-key|Cannot read/);
    expect(message.trim()).toBe(message);
  }
});

test('takes the keys that Segment itself puts into a mapping', () => {
  const [preset] = acme().presets;
  if (!preset) throw new Error('Acme has a preset');
  const mapping = { ...preset.mapping, enable_batching: true, batch_size: 100, batch_keys: ['a'], batch_bytes: 1000 };
  expect(() => compile(acme(), { settings, subscriptions: [{ ...preset, mapping }] })).not.toThrow();
});

test('compiles each subscription once for all settings, and anew where somebody has changed it', () => {
  const destination = acme();
  const { trackEvent } = destination.actions;
  if (!trackEvent) throw new Error('There is no such action.');
  const compiling = jest.spyOn(trackEvent, 'plannerFor');
  const event = { type: 'track', event: 'Ping', userId: 'u', properties: { alias: 'Pong' } };
  const sent = () => {
    const { drafts } = compile(destination, {
      settings: { ...settings, isTest: compiling.mock.calls.length > 0 },
    }).plan([event]);
    return drafts.map(({ request }) => request.json);
  };
  expect([sent(), sent(), compiling.mock.calls.length]).toEqual([
    [{ events: [{ event: 'Ping', customer: 'u' }] }],
    [{ events: [{ event: 'Ping', customer: 'u' }] }],
    1,
  ]);
  const preset = destination.presets.find(({ partnerAction }) => partnerAction === 'trackEvent');
  if (preset) preset.mapping.name = { '@path': '$.properties.alias' };
  expect([sent(), compiling.mock.calls.length]).toEqual([[{ events: [{ event: 'Pong', customer: 'u' }] }], 2]);
});

test('compiles the same subscription of somebody’s own once, however many configurations have it', () => {
  const destination = acme();
  const { trackEvent } = destination.actions;
  if (!trackEvent) throw new Error('There is no such action.');
  const compiling = jest.spyOn(trackEvent, 'plannerFor');
  for (const apiKey of ['key-1', 'key-2', 'key-3'])
    compile(destination, { settings: { ...settings, apiKey }, subscriptions: [tracking(), tracking()] });
  expect(compiling).toHaveBeenCalledTimes(1);
});

test('plans for the mapping that was compiled, however it has been changed before and since', () => {
  const connection = defineConnection({ settings: {} });
  const calls = connection.channel<object>({
    name: 'calls',
    origin: () => 'https://api.acme.example',
    limits: { items: 1 },
    request: ([json]) => ({ method: 'POST', url: 'https://api.acme.example/calls', headers: {}, json }),
  });
  const record = connection.action({
    title: 'Record',
    description: 'Records an event.',
    tables: { object: { email: emailAddress(), others: rest() } },
    items: ({ object }) => [calls.item(object)],
  });
  const about = { name: 'Acme', slug: 'acme', description: 'Events.', presets: [] };
  const destination = defineDestination({ ...about, connection, actions: { record } });
  const mappingOf = (property: string) => ({
    email: { '@path': `$.properties.${property}` },
    others: { '@path': '$.properties' },
  });
  const properties = { first: 'ada@example.com', second: 'bob@example.com' };
  const sent = (mapping: Subscription['mapping']) => {
    const subscriptions = [{ partnerAction: 'record', subscribe: 'type = "track"', mapping }];
    const { drafts } = compile(destination, { settings: {}, subscriptions }).plan([{ type: 'track', properties }]);
    return drafts.map(({ request }) => request.json);
  };
  const ada = [{ email: 'ada@example.com', second: 'bob@example.com' }];
  const bob = [{ email: 'bob@example.com', first: 'ada@example.com' }];
  const mapping = mappingOf('first');
  expect(sent(mapping)).toEqual(ada);
  mapping.email = mappingOf('second').email;
  expect(sent(mapping)).toEqual(bob);
  expect(sent(mappingOf('second'))).toEqual(bob);
  expect(sent(mappingOf('first'))).toEqual(ada);
});

test('forgets none of the subscriptions that it has room for', () => {
  const destination = acme();
  const { trackEvent } = destination.actions;
  if (!trackEvent) throw new Error('There is no such action.');
  const compiling = jest.spyOn(trackEvent, 'plannerFor');
  const subscriptions = Array.from({ length: 200 }, (_, place) => ({ ...tracking(), name: `Events ${place}` }));
  for (const _ of [1, 2]) compile(destination, { settings, subscriptions });
  expect(compiling).toHaveBeenCalledTimes(200);
});

test('tells of a problem each time that a subscription with it is compiled', () => {
  const destination = acme();
  const wrong = { ...tracking(), mapping: { ...tracking().mapping, nonsense: { '@path': '$.event' } } };
  const itself: Record<string, unknown> = {};
  itself.name = itself;
  for (const subscription of [wrong, { ...tracking(), mapping: itself }, { ...tracking(), subscribe: 'type =' }]) {
    for (const _ of [1, 2])
      expect(() => compile(destination, { settings, subscriptions: [subscription] })).toThrow(ConfigurationError);
  }
});
