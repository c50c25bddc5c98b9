import { destination as bloomreach } from '@sluice/bloomreach';
import { fillInConfig } from '../src/adapter/fill-in-config';
import { readMessage } from '../src/adapter/read-message';
import { createAdapter } from '../src/adapter/create-adapter';
import { config } from './bloomreach-config';
import { track } from './bloomreach-events';
import { jobsOf } from './rudder-requests';
import { unsent } from './unsent';

const read = (message: unknown) => readMessage(message, bloomreach) as Record<string, unknown>;

describe('a row of a warehouse', () => {
  const clocks = { timestamp: '2026-01-03T00:00:00Z', originalTimestamp: '2026-01-03T00:00:01Z' };
  const properties = { timestamp: '2026-01-01T00:00:00Z' };
  const [t1, t2, t3] = ['2026-01-01 00:00:00 UTC', '2026-01-02', 1_767_398_400];

  test('happened when its properties say', () => {
    const event = { type: 'track', channel: 'sources', ...clocks, properties };
    expect(read(event)).toEqual({ ...event, timestamp: properties.timestamp });
  });

  test.each([
    ['context', { context: { timestamp: t1, traits: { timestamp: t2 } }, traits: { timestamp: t3 } }, t1],
    ['context.traits', { context: { traits: { timestamp: t2 } }, traits: { timestamp: t3 } }, t2],
    ['traits', { traits: { timestamp: t3 } }, t3],
  ])('of an identify call happened when its %s says', (_, more, timestamp) => {
    expect(read({ type: 'identify', channel: 'sources', ...clocks, ...more })).toMatchObject({ timestamp });
  });

  test('keeps its own time where it has no other, where it is mapped already, and where it is no row', () => {
    for (const event of [
      { type: 'track', channel: 'sources', ...clocks, properties: {} },
      { type: 'track', channel: 'sources', ...clocks, properties, context: { mappedToDestination: true } },
      { type: 'track', channel: 'web', ...clocks, properties },
      { type: 'page', channel: 'sources', ...clocks, properties },
    ]) {
      expect(read(event)).toMatchObject({ timestamp: clocks.timestamp });
    }
  });
});

describe('a time', () => {
  const row = { type: 'track', channel: 'sources', timestamp: '2026-01-03T00:00:00Z' };

  test.each([
    ['2021-01-01 00:00:00 UTC', '2021-01-01 00:00:00 UTC'],
    ['2021-01-01 00:00:00.000 +0000', '2021-01-01 00:00:00.000 +0000'],
    ['20210101', '20210101'],
    ['01/02/2021', '2021-01-02T00:00:00.000Z'],
    ['1/2/21 3:04 PM', '2021-01-02T15:04:00.000Z'],
    ['2021-1-2', '2021-01-02T00:00:00.000Z'],
    ['2021.01.02 10:00', '2021-01-02T10:00:00.000Z'],
    ['2021-01-02 10:00:00 EST', '2021-01-02T15:00:00.000Z'],
    ['1/2/2021 10:30', '2021-01-02T10:30:00.000Z'],
    ['Fri, 01 Jan 2021 00:00:00 GMT', 'Fri, 01 Jan 2021 00:00:00 GMT'],
    ['Jan 2, 2021', '2021-01-02T00:00:00.000Z'],
    ['2 January 2021 10:00 GMT+0200', '2021-01-02T08:00:00.000Z'],
    ['n/a', row.timestamp],
    ['order 7', row.timestamp],
    ['99/99/2021', row.timestamp],
    ['2026-13-45', row.timestamp],
    ['', row.timestamp],
    [false, row.timestamp],
  ])('of a row, %j, is %s', (timestamp, time) => {
    expect(read({ ...row, properties: { timestamp } })).toMatchObject({ timestamp: time });
  });

  test('of an event itself may be written as JavaScript reads it, too', () => {
    const event = { type: 'track', timestamp: '1/2/2021 10:30' };
    expect(read(event)).toEqual({ type: 'track', timestamp: '2021-01-02T10:30:00.000Z' });
    expect(read({ type: 'track', timestamp: 'nope', originalTimestamp: row.timestamp })).toMatchObject({
      timestamp: 'nope',
    });
  });
});

test('of a type that nobody has heard of is refused, of one that the destination has no use for is filtered', () => {
  const adapter = createAdapter({ destinations: [bloomreach], transport: unsent, isProxied: () => true });
  const { useVendorNames: _, ...today } = config;
  const { body } = adapter.process('bloomreach', jobsOf([{ type: 'record' }, { type: 'alias', userId: 'u1' }], today));
  expect(body).toMatchObject([
    { statusCode: 400, error: expect.stringContaining('its type is not') },
    { statusCode: 298 },
  ]);
});

describe('a user id', () => {
  test.each([
    [{ userId: 'root', traits: { userId: 'a' } }, 'root'],
    [{ userId: '', traits: { userId: 'a', id: 'b' } }, 'a'],
    [{ traits: { id: 'b' }, context: { traits: { userId: 'c' } } }, 'b'],
    [{ userId: null, context: { traits: { userId: 'c', id: 'd' } } }, 'c'],
    [{ context: { traits: { id: 4 } } }, 4],
  ])('of %j is %s', (event, userId) => {
    expect(read({ type: 'identify', ...event })).toMatchObject({ userId });
  });

  test('is not the id of a group', () => {
    expect(read({ type: 'group', anonymousId: 'x', traits: { id: 'group-1' } })).not.toHaveProperty('userId');
  });
});

test.each(['x', ['x'], [{ a: 1 }], 7, true])('%j is taken for no properties and no traits', (odd) => {
  const event = { type: 'track', properties: odd, traits: odd, context: { traits: odd, ip: '203.0.113.9' } };
  expect(read(event)).toEqual({ ...event, properties: {}, traits: {}, context: { traits: {}, ip: '203.0.113.9' } });
});

describe('the options of an event for one destination', () => {
  test.each(['BLOOMREACH', 'bloomreach', 'BloomReach', 'Bloom Reach', 'bloom-reach'])('are found under %s', (name) => {
    expect(read({ type: 'track', integrations: { All: true, [name]: { view_id: 'eu' }, Braze: false } })).toMatchObject(
      {
        integrations: { All: true, Bloomreach: { view_id: 'eu' }, Braze: false },
      },
    );
  });

  test('are put together where they stand under several names, of which one may leave it out', () => {
    const both = { bloomreach: { a: 1 }, BLOOMREACH: { b: 2 } };
    expect(read({ type: 'track', integrations: both }).integrations).toEqual({ Bloomreach: { a: 1, b: 2 } });
    const left = { bloomreach: false, BLOOMREACH: { b: 2 } };
    expect(read({ type: 'track', integrations: left }).integrations).toEqual({ Bloomreach: false });
    expect(read({ type: 'track', integrations: { bloomreach: true } }).integrations).toEqual({ Bloomreach: true });
  });
});

test('has consents where the spec has them, unless the event has those', () => {
  const consentManagement = { allowedConsentIds: ['C1', 'C2'], deniedConsentIds: ['C3', 7], provider: 'oneTrust' };
  expect(read({ type: 'track', context: { consentManagement } })).toEqual({
    type: 'track',
    context: { consentManagement, consent: { categoryPreferences: { C1: true, C2: true, C3: false } } },
  });
  const consent = { categoryPreferences: { own: true } };
  const event = { type: 'track', context: { consentManagement, consent } };
  expect(read(event)).toEqual(event);
});

test('has its type in lower case, as rudder-server compares types', () => {
  expect(read({ type: 'Track' })).toEqual({ type: 'track' });
});

test('is left as it is where there is nothing to read otherwise, and where it is no object', () => {
  const event = track('A');
  expect(readMessage(event, bloomreach)).toBe(event);
  for (const value of [undefined, null, 'text', 7, [track('A')]]) expect(readMessage(value, bloomreach)).toBe(value);
});

describe('a configuration with templates', () => {
  const message = { type: 'track', event: 'A', context: { keys: ['k0', { token: 't1' }] }, properties: { a: 1, b: 2 } };
  const fill = (value: unknown) => fillInConfig({ value }, message, { jobId: 7 });

  test.each([
    ['{{ event.properties.a || 9 }}', 1],
    ['{{event.properties.a||9}}', 1],
    ['  {{ message.context.keys[1].token || "x" }}  ', 't1'],
    ['{{ event.context.keys.0 || x }}', 'k0'],
    ['{{ metadata.jobId || 0 }}', 7],
    ['{{ event.nowhere || "a default" }}', 'a default'],
    ["{{ event.nowhere || 'a || b' }}", 'a || b'],
    ['{{ event.nowhere ||  bare  }}', 'bare'],
    ['{{ event.nowhere || }}', ''],
    ['{{ event.constructor || safe }}', 'safe'],
    ['{{ || x }}', 'x'],
    ['{{ event.properties.a }}', '{{ event.properties.a }}'],
    ['before {{ event.properties.a || 9 }}', 'before {{ event.properties.a || 9 }}'],
    ['plain', 'plain'],
  ])('makes of %j %j', (template, value) => {
    expect(fill(template).config).toEqual({ value });
  });

  test('takes what it uses out of the event, which itself stays as it was', () => {
    const before = JSON.stringify(message);
    expect(fill(['{{ event.properties.a || 9 }}', '{{ event.context.keys[1].token || 9 }}', 7])).toEqual({
      config: { value: [1, 't1', 7] },
      message: { type: 'track', event: 'A', context: { keys: ['k0', {}] }, properties: { b: 2 } },
    });
    expect(JSON.stringify(message)).toBe(before);
  });
});

describe('events under a dynamic configuration', () => {
  const adapter = createAdapter({ destinations: [bloomreach], transport: unsent, isProxied: () => true });
  const dynamic = { ...config, projectToken: '{{ event.properties.project || "default-project" }}' };
  const events = [
    track('A', 'u1', { properties: { project: 'eu', plan: 'free' } }),
    track('B', 'u2', { properties: {} }),
    track('C', 'u3', { properties: { project: 'eu' } }),
  ];

  test('share requests only where it comes out the same', () => {
    const { body } = adapter.route({ input: jobsOf(events, dynamic), destType: 'bloomreach' });
    if ('error' in body) throw new Error(body.error);
    expect(body.output).toMatchObject([
      {
        metadata: [{ jobId: 1 }, { jobId: 3 }],
        batchedRequest: { endpoint: 'https://api.bloomreach.example/track/v2/projects/eu/batch' },
        destination: { Config: { projectToken: 'eu' } },
      },
      {
        metadata: [{ jobId: 2 }],
        batchedRequest: { endpoint: 'https://api.bloomreach.example/track/v2/projects/default-project/batch' },
        destination: { Config: { projectToken: 'default-project' } },
      },
    ]);
    // What chose the project is no property of the event.
    expect(JSON.stringify(body.output[0]?.batchedRequest)).not.toContain('"project":');
  });

  test('are taken as they are where the destination says that it is none', () => {
    const jobs = jobsOf(events, dynamic, { more: { hasDynamicConfig: false } });
    const { body } = adapter.route({ input: jobs, destType: 'bloomreach' });
    if ('error' in body) throw new Error(body.error);
    expect(body.output).toHaveLength(1);
    expect(body.output[0]).toMatchObject({
      batchedRequest: { endpoint: expect.stringContaining('default-project%22') },
    });
  });

  test('may have as many configurations as there are events', () => {
    const many = Array.from({ length: 500 }, (_, index) => track('A', 'u1', { properties: { project: `p${index}` } }));
    const { body } = adapter.route({ input: jobsOf(many, dynamic), destType: 'bloomreach' });
    if ('error' in body) throw new Error(body.error);
    expect(body.output).toHaveLength(500);
  });
});

test('takes hard and soft ids from the event’s own options, as RudderStack’s integration does', () => {
  const adapter = createAdapter({ destinations: [bloomreach], transport: unsent, isProxied: () => true });
  const event = track('A', 'u1', {
    integrations: { BLOOMREACH: { hardID: { loyalty: 'L1' }, softID: { app: 'A1' } } },
  });
  const { useVendorNames: _, ...today } = config;
  const { body } = adapter.route({ input: jobsOf([event], today), destType: 'bloomreach' });
  expect(body).toMatchObject({
    output: [
      {
        batchedRequest: {
          body: { JSON: { commands: [{ data: { customer_ids: { registered: 'u1', loyalty: 'L1', app: 'A1' } } }] } },
        },
      },
    ],
  });
});
