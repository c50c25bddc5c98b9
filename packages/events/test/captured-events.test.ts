import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { capturedEvents, type CapturedEvent } from '../src';

type Sdk = CapturedEvent['sdk'];
const sdks: readonly Sdk[] = ['segment-node', 'rudderstack-node'];

const folder = join(__dirname, '..', 'src', 'captured');
const captured = capturedEvents();

function eventsOf(wanted: Sdk, type?: string): Record<string, unknown>[] {
  const events = captured.filter(({ sdk }) => sdk === wanted).map(({ event }) => event);
  return type === undefined ? events : events.filter((event) => event['type'] === type);
}

function named(sdk: Sdk, name: string): Record<string, unknown> {
  const found = eventsOf(sdk).find((event) => event['event'] === name || event['name'] === name);
  if (found === undefined) throw new Error(`${sdk} sent no ${name}`);
  return found;
}

/** What stands at a path in an event; undefined where the path leads nowhere. */
function read(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** What either SDK may put into an event. */
const members = [
  'type',
  'messageId',
  'timestamp',
  'context',
  'integrations',
  '_metadata',
  'userId',
  'anonymousId',
  'event',
  'properties',
  'traits',
  'name',
  'category',
  'groupId',
  'previousId',
];

/** The keys that these have, all of them or some. */
function keysOf(values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap((value) => Object.keys(Object(value))))].toSorted();
}

function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) yield* texts(member);
}

describe('the captured events', () => {
  it.each(sdks)('are every type of call of %s', (sdk) => {
    expect(new Set(eventsOf(sdk).map(({ type }) => type))).toEqual(
      new Set(['track', 'identify', 'page', 'screen', 'group', 'alias']),
    );
  });

  it('are the same calls to each SDK', () => {
    const [ofSegment, ofRudderStack] = sdks.map((sdk) =>
      eventsOf(sdk).map(({ type, event, name }) => ({ type, event, name })),
    );
    expect(ofSegment).toEqual(ofRudderStack);
  });

  it.each(sdks)('are those of the file %s, unchanged and in its order', (sdk) => {
    const file = JSON.parse(readFileSync(join(folder, `${sdk}.json`), 'utf8')) as unknown;
    expect(JSON.stringify(eventsOf(sdk))).toBe(JSON.stringify(file));
  });

  it('are copies, free to be changed', () => {
    for (const { event } of capturedEvents()) delete event['type'];
    expect(capturedEvents()).toEqual(captured);
  });

  it('are told apart by their messageId', () => {
    expect(new Set(captured.map(({ event }) => event['messageId'])).size).toBe(captured.length);
  });

  it('are of the SDKs that their README names', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const libraries = sdks.map((sdk) => read(eventsOf(sdk)[0], 'context', 'library'));
    expect(libraries).toEqual([
      { name: '@segment/analytics-node', version: expect.any(String) },
      { name: 'analytics-node', version: expect.any(String) },
    ]);
    const [segment, rudderStack] = libraries.map((library) => String(read(library, 'version')));
    expect(readme).toContain(`\`segment-node.json\`: @segment/analytics-node ${segment}\n`);
    expect(readme).toContain(`\`rudderstack-node.json\`: @rudderstack/rudder-sdk-node ${rudderStack}\n`);
  });
});

describe('the captured events say nothing of a machine or a person', () => {
  it('in what the SDKs add', () => {
    expect(eventsOf('segment-node').map(({ _metadata }) => _metadata)).toEqual(
      eventsOf('segment-node').map(() => ({ nodeVersion: 'v0.0.0', jsRuntime: 'node' })),
    );
    expect(eventsOf('rudderstack-node').map(({ _metadata }) => _metadata)).toEqual(
      eventsOf('rudderstack-node').map(() => ({ nodeVersion: '0.0.0' })),
    );
    expect(keysOf(captured.map(({ event }) => event['context'])).join(' ')).toBe(
      'app campaign device ip library locale os page screen timezone traits userAgent',
    );
    expect(captured.map(({ event }) => read(event, 'context', 'os', 'name')).filter(Boolean)).toEqual(['iOS', 'iOS']);
  });

  it('in addresses', () => {
    const documentation = new BlockList();
    documentation.addSubnet('203.0.113.0', 24);
    documentation.addSubnet('2001:db8::', 32, 'ipv6');
    const found = [...texts(captured)];
    const addresses = found.filter((value) => isIP(value) !== 0);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((value) => !documentation.check(value, isIP(value) === 6 ? 'ipv6' : 'ipv4'))).toEqual([]);
    expect(found.filter((value) => value.includes('@') && !/^[\w.]+@example\.com$|^@segment\//.test(value))).toEqual(
      [],
    );
    const hosts = found.flatMap((value) => [...value.matchAll(/https?:\/\/([^/\s]+)/g)].map((match) => match[1]));
    expect(new Set(hosts)).toEqual(new Set(['www.harbour.example']));
  });

  it('in names and paths', () => {
    expect(JSON.stringify(captured)).not.toMatch(
      /localhost|127\.0\.0\.1|\/(home|root|tmp|Users|usr|var|private)\/|[A-Z]:\\\\|file:/,
    );
    const own = [hostname(), homedir()];
    expect([...texts(captured)].filter((value) => own.includes(value))).toEqual([]);
  });
});

describe('what Segment’s SDK sends', () => {
  const sdk = 'segment-node';

  it('has no other members than these', () => {
    expect(keysOf(eventsOf(sdk))).toEqual(members.toSorted());
  });

  it('has its time in timestamp, whether or not the caller gave one', () => {
    const times = eventsOf(sdk).map(({ timestamp }) => String(timestamp));
    expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))).toEqual([]);
    expect(named(sdk, 'Order Completed')['timestamp']).toBe('2025-03-20T18:12:44.321Z');
  });

  it('has traits at the root alone, empty where the caller gave none', () => {
    expect(eventsOf(sdk, 'identify').map(({ traits, context }) => [traits, read(context, 'traits')])).toEqual([
      [{ email: 'oyvind.naess@example.com', newsletter: true }, undefined],
      [expect.objectContaining({ email: 'Solveig.Aasen@example.com' }), undefined],
      // These the caller put into the context.
      [{}, { plan: 'gold' }],
      [{}, undefined],
    ]);
  });

  it('has properties on every track, page and screen, and an empty list of integrations', () => {
    expect(named(sdk, 'Signed Out')).toMatchObject({ properties: {}, integrations: {} });
    expect(eventsOf(sdk).filter(({ integrations }) => integrations === undefined)).toEqual([]);
  });

  it('repeats the category of a page in its properties, but neither a screen’s nor a name', () => {
    expect(named(sdk, 'Home')).toMatchObject({ category: 'Storefront', properties: { category: 'Storefront' } });
    expect(named(sdk, 'Home')).not.toHaveProperty('properties.name');
    expect(named(sdk, 'Ønskeliste')).toMatchObject({ category: 'Account', name: 'Ønskeliste' });
    expect(named(sdk, 'Ønskeliste')['properties']).toEqual({ items: 3, 'sort-by': 'pris' });
  });

  it('has message ids that are no UUIDs', () => {
    for (const { messageId } of eventsOf(sdk)) expect(messageId).toMatch(/^node-next-\d{13}-[\da-f-]{36}$/);
  });
});

describe('what RudderStack’s SDK sends', () => {
  const sdk = 'rudderstack-node';

  it('has no other members than these', () => {
    expect(keysOf(eventsOf(sdk))).toEqual([...members, 'originalTimestamp', 'sentAt', 'channel'].toSorted());
  });

  it('has the time of the call in originalTimestamp, and a timestamp only where the caller gave one', () => {
    const events = eventsOf(sdk);
    expect(events.filter(({ originalTimestamp, sentAt }) => !originalTimestamp || !sentAt)).toEqual([]);
    const given = events.filter(({ timestamp }) => timestamp !== undefined);
    expect(given.map(({ type, event, timestamp }) => [event ?? type, timestamp])).toEqual([
      ['Product Viewed', '2025-03-20T18:04:05.678Z'],
      ['Product Added', '2025-03-20T18:05:10.000Z'],
      ['identify', '2025-03-20T18:06:01.250Z'],
      ['Checkout Started', '2025-03-20T18:09:30.000Z'],
      ['Order Completed', '2025-03-20T18:12:44.321Z'],
    ]);
    expect(given.filter((event) => event['originalTimestamp'] === event['timestamp'])).toEqual([]);
  });

  it('has the traits of an identify twice, at the root and in the context, and none where the caller gave none', () => {
    const identifies = eventsOf(sdk, 'identify').map(({ traits, context }) => [traits, read(context, 'traits')]);
    expect(identifies[0]).toEqual([identifies[0]?.[1], { email: 'oyvind.naess@example.com', newsletter: true }]);
    expect(identifies[1]).toEqual([identifies[1]?.[1], expect.objectContaining({ firstName: 'Sølveig' })]);
    // These the caller put into the context.
    expect(identifies.slice(2)).toEqual([
      [undefined, { plan: 'gold' }],
      [undefined, undefined],
    ]);
  });

  it('has the traits of a group at the root alone', () => {
    const [group] = eventsOf(sdk, 'group');
    expect(group).toMatchObject({ groupId: 'G-3007', traits: { name: 'Nordlys Rederi AS' } });
    expect(group).not.toHaveProperty('context.traits');
  });

  it('has neither properties nor integrations where the caller gave none', () => {
    expect(named(sdk, 'Signed Out')).not.toHaveProperty('properties');
    expect(eventsOf(sdk).filter(({ integrations }) => integrations !== undefined)).toHaveLength(3);
  });

  it('has the category of a page at the root alone', () => {
    expect(named(sdk, 'Home')).toMatchObject({ name: 'Home', category: 'Storefront' });
    expect(named(sdk, 'Home')).not.toHaveProperty('properties.category');
  });

  it('says that it comes from a server', () => {
    expect(new Set(eventsOf(sdk).map(({ channel }) => channel))).toEqual(new Set(['server']));
  });
});

describe.each(sdks)('like the other SDK, %s', (sdk) => {
  it('sends the empty userId that it is given, and none where it is given none', () => {
    expect(named(sdk, 'Product Added')).toMatchObject({ userId: '', anonymousId: expect.stringMatching(/^e41b7c09-/) });
    expect(named(sdk, 'Products Searched')).not.toHaveProperty('userId');
    expect(named(sdk, 'Signed Out')).not.toHaveProperty('anonymousId');
  });

  it('sends dates as text, and keeps null, 0, false, nested objects and characters beyond ASCII', () => {
    expect(eventsOf(sdk, 'identify')[1]).toMatchObject({
      traits: {
        birthday: '1988-06-09',
        createdAt: '2025-03-20T18:06:00.000Z',
        address: { city: 'Tromsø' },
        title: null,
        loyaltyPoints: 0,
        marketingOptIn: false,
      },
    });
    expect(named(sdk, 'Båtplass reservert 🛥️')['properties']).toEqual({
      berths: [{ berth: 'B-12', from: '2025-06-01T12:00:00.000Z', nights: 3 }],
      'pris i kr': 1350,
    });
  });

  it('sends what the caller says of integrations', () => {
    expect(named(sdk, 'Support Chat Opened')['integrations']).toEqual({ All: false });
    expect(named(sdk, 'Order Completed')['integrations']).toEqual({
      All: true,
      Bloomreach: { _br_uid_2: expect.stringMatching(/^uid=/) },
    });
  });

  it('names itself in the context of every event, also where the caller gave none', () => {
    const libraries = eventsOf(sdk).map(({ context }) => read(context, 'library', 'name'));
    expect(libraries.filter((name) => name !== libraries[0] || name === undefined)).toEqual([]);
    expect(keysOf([named(sdk, 'Signed Out')['context']])).toEqual(['library']);
  });
});
