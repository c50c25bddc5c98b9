import { plan } from './plan';

const base = { type: 'track', event: 'Ping', userId: 'u', timestamp: '2026-01-02T03:04:05.678Z' };
const one = (event: object, settings = {}) => plan([{ ...base, ...event }], { settings });

const cookie = '1b671a64-40d5-491e-99b0-da01ff1f3341';

describe('an event', () => {
  it('has its time in UTC and a UUID made of its message ID', () => {
    expect(one({ messageId: 'node-1', timestamp: '2026-01-02T04:04:05.678+01:00' }).sent).toEqual([
      {
        event: 'ping',
        customer_id: 'u',
        event_uuid: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/) as string,
        timestamp: '2026-01-02T03:04:05.678Z',
      },
    ]);
  });

  it('has the same UUID every time, and another than any other', () => {
    const uuidOf = (messageId: string) => one({ messageId }).sent[0]?.event_uuid;
    expect(uuidOf('node-1')).toBe(uuidOf('node-1'));
    expect(uuidOf('node-1')).not.toBe(uuidOf('node-2'));
    // Of the namespace for URLs, as any implementation of RFC 4122 makes it.
    expect(uuidOf('https://www.example.com/')).toBe('3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559');
  });

  it('keeps a message ID that is a UUID', () => {
    const messageId = '5C1a9e04-7d3b-4f60-9a21-000000000001';
    expect(one({ messageId }).sent).toMatchObject([{ event_uuid: messageId }]);
  });

  it.each([
    ['sendEventUuid', 'event_uuid'],
    ['sendTimestamp', 'timestamp'],
  ])('has what %s adds only where that is on', (setting, attribute) => {
    expect(one({ messageId: 'm' }).sent[0]).toHaveProperty(attribute);
    expect(one({ messageId: 'm' }, { [setting]: false }).sent[0]).not.toHaveProperty(attribute);
  });

  it('without a time is delivered with a note, unless no time is wanted', () => {
    const untimed = { timestamp: undefined };
    expect(one(untimed).notes).toEqual(['Without a time that can be read, Blueshift records when the event arrives.']);
    expect(one(untimed, { sendTimestamp: false }).notes).toEqual([]);
  });

  it('keeps no empty property, and every other under its name', () => {
    const properties = { Colour: 'Grüße', zero: 0, no: false, nothing: null, empty: '' };
    expect(one({ properties }).sent[0]).toMatchObject({ Colour: 'Grüße', zero: 0, no: false });
    expect(one({ properties }).sent[0]).not.toHaveProperty('nothing');
    expect(one({ properties }).sent[0]).not.toHaveProperty('empty');
  });
});

describe('the name of an event', () => {
  it.each([
    ['Step 2 Completed', 'step_2_completed', 'Step_2_Completed'],
    ['  app.opened  now ', 'app_opened_now', 'app_opened_now'],
    ['2nd visit', '2nd_visit', '2nd_visit'],
    ['x'.repeat(64), 'x'.repeat(64), 'x'.repeat(64)],
  ])('%j becomes %j, or %j where it is to stay as it is', (event, snakeCase, unchanged) => {
    expect(one({ event }).sent).toMatchObject([{ event: snakeCase }]);
    expect(one({ event }, { eventNames: 'unchanged' }).sent).toMatchObject([{ event: unchanged }]);
  });

  it.each([
    ['2024', 'Event name: Blueshift accepts no number as a name. Add a word.'],
    ['—!', expect.stringContaining('Event name: it must be a name with a letter or a digit.')],
    ['x'.repeat(65), expect.stringContaining('Event name: Blueshift accepts at most 64 characters')],
  ])('%j is refused', (event, message: unknown) => {
    expect(one({ event }).outcomes).toEqual([{ status: 'rejected', fix: 'event', message }]);
  });
});

describe('properties', () => {
  it('never take the place of what the event itself is, and a note tells which would', () => {
    const properties = {
      event: 'x',
      customer_id: 'x',
      timestamp: 'x',
      device_id: 'x',
      _bsft_source: 'x',
      shade: 'red',
    };
    const { sent, notes } = one({ properties });
    expect(sent).toEqual([{ event: 'ping', customer_id: 'u', timestamp: '2026-01-02T03:04:05.678Z', shade: 'red' }]);
    expect(notes).toEqual([
      'Left out, because the vendor reserves these names: event, customer_id, timestamp, device_id, _bsft_source.',
    ]);
  });

  it('say nothing where they agree with the event', () => {
    const context = { traits: { email: 'u@example.com' } };
    expect(one({ context, properties: { email: 'u@example.com' } })).toMatchObject({
      sent: [{ email: 'u@example.com' }],
      notes: [],
    });
  });

  it('never take the place of what an action sends', () => {
    const event = {
      event: 'Products Searched',
      properties: { query: 'pan', keywords: 'x', product_ids: 'x', page: 2 },
    };
    expect(one(event).sent).toMatchObject([{ event: 'search', keywords: 'pan', page: 2 }]);
  });
});

describe('who an event is of', () => {
  const anonymous = { userId: undefined, anonymousId: 'a-1' };

  it.each([
    [{ userId: '' }, []],
    [{ userId: ' null ' }, ['User ID']],
    [{ userId: undefined, anonymousId: ' ' }, []],
    [
      { userId: 'undefined', context: { traits: { email: 'null' }, device: { id: 'null' } } },
      ['User ID', 'Email', 'Device ID'],
    ],
  ])('is refused where nobody can say: %j', (who, unread) => {
    const told = unread.map((label) => ` ${label} left out: it must be [^.]*\\.(?:com\\.)?`).join('');
    expect(one(who).outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'event',
        message: expect.stringMatching(
          `^User ID: the event has no user ID, email, device ID or Blueshift cookie that can be read. Map one of them.${told}$`,
        ) as string,
      },
    ]);
  });

  it.each(['none', 'attribute'])('is skipped where only an anonymous ID is there and it is sent as %s', (field) => {
    expect(one(anonymous, { anonymousIdField: field }).outcomes).toMatchObject([
      { status: 'skipped', message: expect.stringContaining('visitor is unknown') as string },
    ]);
  });

  it.each([
    ['none', {}],
    ['device_id', { device_id: 'a-1' }],
    ['cookie', {}],
    ['attribute', { anonymous_id: 'a-1' }],
  ])('holds an anonymous ID as %s, and never as the customer’s', (anonymousIdField, expected) => {
    const settings = { anonymousIdField, sendUnidentified: true, sendTimestamp: false };
    expect(one(anonymous, settings).sent).toEqual([{ event: 'ping', ...expected }]);
  });

  it('holds an anonymous ID as cookie only where it is a UUID, as Blueshift’s script makes', () => {
    const settings = { anonymousIdField: 'cookie', sendTimestamp: false };
    expect(one({ userId: undefined, anonymousId: cookie }, settings).sent).toEqual([{ event: 'ping', cookie }]);
    const { notes } = one({ userId: 'u', anonymousId: 'rud-1' }, settings);
    expect(notes).toEqual(['Left out, because it must be a UUID from Blueshift’s own script: cookie.']);
  });

  it('prefers the device’s own ID and Blueshift’s own cookie', () => {
    const event = { ...anonymous, context: { device: { id: 'd' } }, integrations: { Blueshift: { cookie } } };
    expect(one(event, { anonymousIdField: 'device_id' }).sent).toMatchObject([{ device_id: 'd', cookie }]);
    expect(one(event, { anonymousIdField: 'cookie' }).sent).toMatchObject([{ device_id: 'd', cookie }]);
  });

  it('is nobody by an ID of zeros', () => {
    const zeros = '00000000-0000-0000-0000-000000000000';
    const { sent } = one({ context: { device: { id: zeros, advertisingId: zeros } } });
    expect(JSON.stringify(sent)).not.toContain(zeros);
  });

  it('is told with a note where the address is long', () => {
    const email = `${'x'.repeat(60)}@example.com`;
    expect(one({ context: { traits: { email } } }).notes).toEqual([expect.stringContaining('more than 64 characters')]);
  });
});

describe('requests', () => {
  const many = (count: number, context = {}) =>
    Array.from({ length: count }, (_, index) => ({ ...base, userId: `u${index}`, context }));
  const sizes = (settings: object, count = 101) =>
    plan(many(count), { settings: { ...settings } }).requests.map(
      ({ json }) => (json as { events?: unknown[] }).events?.length ?? 1,
    );

  it('hold 30 events, or as many as the settings say', () => {
    expect(sizes({})).toEqual([30, 30, 30, 11]);
    expect(sizes({ eventsPerRequest: 100 })).toEqual([100, 1]);
  });

  it('go to the address for one event, or to that for many', () => {
    const { requests } = plan(many(31));
    expect(requests.map(({ url }) => url)).toEqual([
      'https://api.getblueshift.com/api/v1/bulkevents',
      'https://api.getblueshift.com/api/v1/event',
    ]);
  });

  it('call the push token what the address calls it', () => {
    const context = { device: { token: 't' } };
    expect(plan(many(1, context)).sent).toMatchObject([{ device_token: 't' }]);
    const [first] = plan(many(2, context)).sent;
    expect(first).toMatchObject({ device_tokens: 't' });
    expect(first).not.toHaveProperty('device_token');
  });

  it('never have more than a megabyte', () => {
    const events = many(30).map((event) => ({ ...event, properties: { text: 'ü'.repeat(100_000) } }));
    const { requests } = plan(events);
    const bytes = requests.map(({ json }) => Buffer.byteLength(JSON.stringify(json)));
    expect(Math.max(...bytes)).toBeLessThanOrEqual(1_000_000);
    expect(requests).toHaveLength(8);
  });
});
