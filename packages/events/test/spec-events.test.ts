import { BlockList, isIP } from 'node:net';
import { generateEvents, specEvent, specEvents, type SpecEvent } from '../src';

const specNames = [
  'Products Searched',
  'Product List Viewed',
  'Product List Filtered',
  'Promotion Viewed',
  'Promotion Clicked',
  'Product Clicked',
  'Product Viewed',
  'Product Added',
  'Product Removed',
  'Cart Viewed',
  'Product Added to Wishlist',
  'Product Removed from Wishlist',
  'Wishlist Product Added to Cart',
  'Cart Shared',
  'Product Shared',
  'Checkout Started',
  'Checkout Step Viewed',
  'Checkout Step Completed',
  'Payment Info Entered',
  'Coupon Entered',
  'Coupon Applied',
  'Coupon Denied',
  'Coupon Removed',
  'Order Completed',
  'Order Updated',
  'Order Cancelled',
  'Order Refunded',
  'Product Reviewed',
  'Signed Up',
  'Signed In',
];
const types = ['identify', 'page', 'screen', 'group', 'alias'];

const documentationRanges = new BlockList();
documentationRanges.addSubnet('192.0.2.0', 24);
documentationRanges.addSubnet('198.51.100.0', 24);
documentationRanges.addSubnet('203.0.113.0', 24);
documentationRanges.addSubnet('2001:db8::', 32, 'ipv6');

const generated = [...generateEvents({ count: 20_000, seed: 7 })];
const everything = [...specEvents, ...generated];
const some = [...specEvents, ...generated.slice(0, 1_000)];

function isForDocumentation(address: string): boolean {
  return documentationRanges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function byVisitor(events: Iterable<SpecEvent>): SpecEvent[][] {
  const visitors = new Map<string, SpecEvent[]>();
  for (const event of events) {
    const known = visitors.get(String(event.anonymousId));
    if (known === undefined) visitors.set(String(event.anonymousId), [event]);
    else known.push(event);
  }
  return [...visitors.values()];
}

function named(name: string, events: readonly SpecEvent[] = generated): SpecEvent[] {
  return events.filter(({ event, type }) => (event ?? type) === name);
}

/** What stands at a path in an event; undefined where the path leads nowhere. */
function read(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

function numberAt(value: unknown, ...path: string[]): number {
  const found = read(value, ...path);
  if (typeof found !== 'number') throw new Error(`No number at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

function productsOf({ properties }: SpecEvent): unknown[] {
  const products = properties?.['products'];
  return Array.isArray(products) ? products : [];
}

/** Every member of a value that has this key, wherever it stands. */
function* findAll(value: unknown, key: string): Generator {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === key) yield member;
    yield* findAll(member, key);
  }
}

const cents = (amount: number) => Math.round(amount * 100);

describe('the hand-written events', () => {
  it.each([...specNames, ...types])('have one of %s', (name) => {
    const found = specEvent(name);
    expect([found.event, found.type]).toContain(name);
  });

  it('are in the order of time for each visitor', () => {
    for (const events of byVisitor(specEvents)) {
      const times = events.map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted());
    }
  });

  it('are told apart by their messageId', () => {
    expect(new Set(specEvents.map(({ messageId }) => messageId)).size).toBe(specEvents.length);
  });

  it('refund one order in full and another in part', () => {
    const refunds = named('Order Refunded', specEvents);
    const shares = refunds.map((refund) => {
      const order = specEvents.findLast(
        ({ event, properties }) =>
          event !== 'Order Refunded' &&
          properties?.['total'] &&
          properties['order_id'] === refund.properties?.['order_id'],
      );
      return numberAt(refund, 'properties', 'total') / numberAt(order, 'properties', 'total');
    });
    expect(shares).toEqual([1, expect.any(Number)]);
    expect(shares[1]).toBeLessThan(1);
  });

  it('attribute the order to a Discovery cookie that is older than the order', () => {
    const order = specEvent('Order Completed');
    const cookie = String(order.properties?.['_br_uid_2']);
    const setAt = Number(/^uid=\d{13}:v=cde-v3\.38\.0:ts=(\d{13}):hc=\d+$/.exec(cookie)?.[1]);
    expect(setAt).toBeLessThan(Date.parse(order.timestamp));
  });

  it('know a visitor of whom only the browser is known', () => {
    const unknown = specEvents.filter(({ userId }) => userId === undefined);
    expect(unknown.map(({ type, event }) => event ?? type)).toEqual(['page', 'Product Viewed']);
  });

  it('include an identify as RudderStack sends it', () => {
    const [, event] = named('identify', specEvents);
    expect(event).toMatchObject({
      channel: 'web',
      rudderId: expect.any(String),
      context: { traits: { email: 'hanako.yamada@example.org' } },
      integrations: { All: true },
    });
    expect(event).not.toHaveProperty('traits');
  });

  it('include a screen with its device, system and app', () => {
    expect(specEvent('screen').context).toMatchObject({
      device: { type: 'ios' },
      os: { name: 'iOS' },
      app: { name: 'Harbour' },
    });
  });

  it('cannot be changed, unlike the copies that are handed out', () => {
    expect(() => Object.assign(specEvents[0]?.context ?? {}, { ip: '' })).toThrow(TypeError);
    const changed = specEvent('Cart Viewed');
    Object.assign(changed.context ?? {}, { ip: '' });
    expect(specEvent('Cart Viewed').context?.['ip']).toBe('203.0.113.24');
    expect(specEvent('Cart Viewed')).toStrictEqual(specEvents.find(({ event }) => event === 'Cart Viewed'));
  });

  it('are listed when one is asked for that does not exist', () => {
    expect(() => specEvent('Order Complete')).toThrow(/"Order Complete".*Products Searched.*Order Completed.*screen/);
  });
});

describe('generated events', () => {
  it('are the same for the same options', () => {
    const options = { count: 2_000, visitors: 300, seed: 42 };
    expect([...generateEvents(options)]).toEqual([...generateEvents(options)]);
  });

  it('are others for another seed, down to the messageIds', () => {
    const first = new Set(Array.from(generateEvents({ count: 5_000 }), ({ messageId }) => messageId));
    const second = Array.from(generateEvents({ count: 5_000, seed: 2 }), ({ messageId }) => messageId);
    expect(second.filter((messageId) => first.has(messageId))).toEqual([]);
  });

  it.each([
    [0, undefined],
    [1, undefined],
    [7, 3],
    [1_000, undefined],
    [5_000, 4_999],
    [5_000, 2_500],
    [5_000, 1],
  ])('are exactly as many as asked for: %d of %s visitors', (count, visitors) => {
    const events = [...generateEvents({ count, ...(visitors !== undefined && { visitors }) })];
    const expectedVisitors = visitors ?? Math.min(count, Math.max(1, Math.floor(count / 5)));
    expect(events).toHaveLength(count);
    expect(byVisitor(events)).toHaveLength(expectedVisitors);
  });

  it('come from no more visitors than there are events', () => {
    expect(byVisitor(generateEvents({ count: 5, visitors: 100 }))).toHaveLength(5);
  });

  it('are made only when they are asked for, so an endless supply costs nothing', () => {
    expect(generateEvents({ count: 1e9 }).next().value).toMatchObject({ type: 'page' });
  });

  it('begin at the given time', () => {
    const [first] = generateEvents({ count: 10, start: '2031-12-31T23:59:00Z' });
    expect(first?.timestamp).toMatch(/^(2031-12-31T23:59|2032-01-01T00:00)/);
  });

  it.each([
    [{ count: -1 }, 'count must be a whole number of at least 0, not -1'],
    [{ count: 1.5 }, 'count must be a whole number of at least 0, not 1.5'],
    [{ count: 1, visitors: 0 }, 'visitors must be a whole number of at least 1, not 0'],
    [{ count: 1, seed: Number.NaN }, 'seed must be a whole number, not NaN'],
    [{ count: 1, start: 'yesterday' }, 'start must be a date in ISO 8601, not "yesterday"'],
  ])('are refused at once where the options make no sense: %j', (options, message) => {
    expect(() => generateEvents(options)).toThrow(new RangeError(message));
  });

  it('are told apart by their messageId, a UUID', () => {
    const messageIds = new Set(generated.map(({ messageId }) => messageId));
    expect(messageIds.size).toBe(generated.length);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect([...messageIds].filter((messageId) => !uuid.test(messageId))).toEqual([]);
  });

  it('are in the order of time, with each visitor interleaved with others', () => {
    const times = generated.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted());
    const following = generated.filter(({ anonymousId }, index) => generated[index + 1]?.anonymousId === anonymousId);
    expect(following.length).toBeLessThan(generated.length / 4);
  });

  it('spread a long journey over several sessions', () => {
    const times = Array.from(generateEvents({ count: 200, visitors: 1 }), ({ timestamp }) => Date.parse(timestamp));
    const pauses = times.filter((time, index) => time - (times[index - 1] ?? time) > 30 * 60_000);
    expect(pauses.length).toBeGreaterThan(3);
  });

  it.each([...specNames, ...types, 'Newsletter Subscribed', 'Subscription Started'])('have some of %s', (name) => {
    expect(named(name).length).toBeGreaterThan(0);
  });

  it('let customers be unknown until they identify themselves, and known ever after', () => {
    for (const events of byVisitor(generated)) {
      const identifiedAt = events.findIndex(({ type }) => type === 'identify');
      const before = identifiedAt === -1 ? events : events.slice(0, identifiedAt);
      expect(before.filter(({ userId }) => userId)).toEqual([]);
      if (identifiedAt === -1) continue;
      const userIds = new Set(events.slice(identifiedAt).map(({ userId }) => userId));
      expect([...userIds]).toEqual([expect.stringMatching(/^\d{10}$/)]);
    }
  });

  it('keep the address, browser and currency of a visitor', () => {
    for (const events of byVisitor(generated)) {
      const kept = events.map(({ context }) =>
        [context?.['ip'], context?.['userAgent'], context?.['locale']].join(' '),
      );
      expect(new Set(kept).size).toBe(1);
      expect(new Set(events.flatMap(({ properties }) => [...findAll(properties, 'currency')])).size).toBeLessThan(2);
    }
    const currencies = new Set(generated.flatMap((event) => [...findAll(event.properties, 'currency')]));
    expect([...currencies].map(String).toSorted()).toEqual(['EUR', 'GBP', 'JPY', 'USD']);
  });

  it('have orders with an id of their own', () => {
    const orderIds = named('Order Completed').map(({ properties }) => properties?.['order_id']);
    expect(new Set(orderIds).size).toBe(orderIds.length);
  });

  it('carry a stable Discovery cookie in about half of the orders on the web', () => {
    const orders = byVisitor(generateEvents({ count: 40_000 }))
      .map((events) => named('Order Completed', events).filter(({ context }) => context?.['page'] !== undefined))
      .filter((ofVisitor) => ofVisitor.length > 0);
    const cookies = orders.map(
      (ofVisitor) => new Set(ofVisitor.map(({ properties }) => properties?.['_br_uid_2'] ?? '')),
    );
    expect(cookies.filter(({ size }) => size !== 1)).toEqual([]);
    const present = cookies.flatMap((ofVisitor) => [...ofVisitor]).filter((cookie) => cookie !== '');
    for (const cookie of present) expect(cookie).toMatch(/^uid=\d{13}:v=cde-v3\.38\.0:ts=\d{13}:hc=\d+$/);
    expect(present.length / cookies.length).toBeGreaterThan(0.35);
    expect(present.length / cookies.length).toBeLessThan(0.65);
  });

  it('refund no more than was paid, for orders that were completed', () => {
    const paid = new Map(
      generated
        .filter(({ event }) => event === 'Order Completed' || event === 'Order Updated')
        .map((event) => [event.properties?.['order_id'], numberAt(event, 'properties', 'total')]),
    );
    for (const refund of named('Order Refunded')) {
      expect(numberAt(refund, 'properties', 'total')).toBeLessThanOrEqual(
        paid.get(refund.properties?.['order_id']) ?? -1,
      );
    }
  });

  it('alternate between visitors of Segment and of RudderStack', () => {
    const visitors = byVisitor(generated);
    const ofRudderStack = visitors.filter((events) => events.every(({ rudderId }) => rudderId !== undefined));
    expect(ofRudderStack).toHaveLength(visitors.length / 2);
  });
});

describe('generated events of RudderStack', () => {
  const events = [...generateEvents({ count: 2_000, shape: 'rudderstack' })];

  it('say what RudderStack adds', () => {
    for (const event of events) {
      expect(event).toMatchObject({
        channel: event.context?.['page'] === undefined ? 'mobile' : 'web',
        rudderId: expect.any(String),
        request_ip: event.context?.['ip'],
        integrations: { All: true },
        originalTimestamp: expect.any(String),
        sentAt: expect.any(String),
      });
    }
  });

  it('keep the traits of identify in the context', () => {
    const identifies = named('identify', events);
    expect(identifies.length).toBeGreaterThan(0);
    for (const event of identifies) {
      expect(event).not.toHaveProperty('traits');
      expect(read(event, 'context', 'traits', 'email')).toMatch(/@example\./);
    }
  });

  it('have an empty userId where the web SDK does not know the visitor', () => {
    const unknownOnWeb = events.filter(({ channel, userId }) => channel === 'web' && !userId);
    expect(new Set(unknownOnWeb.map(({ userId }) => userId))).toEqual(new Set(['']));
  });
});

describe('generated events of Segment', () => {
  const events = [...generateEvents({ count: 2_000, shape: 'segment' })];

  it('say nothing that only RudderStack says', () => {
    for (const event of events) {
      for (const key of ['channel', 'rudderId', 'request_ip']) expect(event).not.toHaveProperty(key);
    }
  });

  it('keep the traits of identify on the event', () => {
    const identifies = named('identify', events);
    expect(identifies.length).toBeGreaterThan(0);
    for (const { traits } of identifies) {
      expect(traits).toMatchObject({
        email: expect.stringMatching(/@example\./),
        address: { city: expect.any(String) },
      });
    }
  });
});

describe('all events', () => {
  it('have times in ISO 8601 with milliseconds, which agree with each other', () => {
    const wrong = everything.filter(({ timestamp, originalTimestamp = '', sentAt = '', receivedAt = '' }) => {
      // How both hosts reckon the time of an event whatever the clock of the device says.
      const corrected = Date.parse(receivedAt) - (Date.parse(sentAt) - Date.parse(originalTimestamp));
      const times = [timestamp, originalTimestamp, sentAt, receivedAt];
      return corrected !== Date.parse(timestamp) || !times.every((time) => new Date(time).toISOString() === time);
    });
    expect(wrong).toEqual([]);
  });

  it('say where they come from', () => {
    for (const event of some) {
      expect(event.context).toMatchObject({
        ip: expect.any(String),
        userAgent: expect.any(String),
        locale: expect.stringMatching(/^[a-z]{2}-[A-Z]{2}$/),
        library: { name: expect.any(String) },
      });
      if (read(event, 'context', 'device') !== undefined) continue;
      const { url, path, search, referrer, title } = Object(event.context?.['page']);
      expect(new URL(url)).toMatchObject({ pathname: path, search });
      expect([typeof referrer, typeof title]).toEqual(['string', 'string']);
    }
  });

  it('have addresses of both kinds, from the ranges for documentation', () => {
    const addresses = new Set(everything.map(({ context }) => String(context?.['ip'])));
    const kinds = new Set(Array.from(addresses, (address) => isIP(address)));
    expect(kinds).toEqual(new Set([4, 6]));
    expect([...addresses].filter((address) => !isForDocumentation(address))).toEqual([]);
  });

  it('have email addresses that reach nobody, one for each customer', () => {
    const emails = new Set(everything.flatMap((event) => [...findAll(event, 'email')]).map(String));
    const valid = /^[a-z0-9.-]+@example\.(com|org|net)$/;
    expect([...emails].filter((email) => !valid.test(email))).toEqual([]);
    const customers = new Set(named('identify').map(({ anonymousId }) => anonymousId));
    const customerEmails = new Set(named('identify').flatMap((event) => [...findAll(event, 'email')]));
    expect(customerEmails.size).toBe(customers.size);
  });

  it('have amounts without float dust, whole ones in yen', () => {
    const wrong: number[] = [];
    for (const { properties } of everything) {
      for (const key of ['price', 'value', 'total', 'subtotal', 'revenue', 'tax', 'shipping', 'discount']) {
        for (const amount of findAll(properties, key)) {
          if (typeof amount !== 'number') continue;
          const printed = properties?.['currency'] === 'JPY' ? /^\d+$/ : /^\d+(\.\d{1,2})?$/;
          if (!printed.test(String(amount))) wrong.push(amount);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('have orders that add up', () => {
    const orders = everything.filter(({ properties }) => properties?.['total'] !== undefined);
    expect(orders.length).toBeGreaterThan(300);
    for (const order of orders) {
      const amount = (key: string) => cents(numberAt(order, 'properties', key));
      expect(amount('total')).toBe(amount('subtotal') + amount('tax') + amount('shipping'));
      expect(amount('revenue')).toBe(amount('subtotal'));
      const products = productsOf(order);
      if (products.length === 0) continue;
      const listed = products.reduce<number>(
        (sum, product) => sum + cents(numberAt(product, 'price')) * numberAt(product, 'quantity'),
        0,
      );
      expect(amount('subtotal')).toBe(listed - amount('discount'));
    }
  });

  it('describe products in full', () => {
    const products = everything.filter(({ event }) => event === 'Order Completed').flatMap(productsOf);
    for (const product of products) {
      expect(product).toMatchObject({
        product_id: expect.any(String),
        sku: expect.any(String),
        name: expect.any(String),
        price: expect.any(Number),
        quantity: expect.any(Number),
        brand: expect.any(String),
        category: expect.any(String),
        variant: expect.any(String),
        position: expect.any(Number),
        url: expect.stringMatching(/^https:/),
        image_url: expect.stringMatching(/^https:/),
      });
    }
    const couponed = products.filter((product) => read(product, 'coupon') !== undefined);
    expect(couponed.length).toBeGreaterThan(0);
    expect(couponed.length).toBeLessThan(products.length / 2);
  });

  it('are nothing but JSON', () => {
    expect(JSON.parse(JSON.stringify(some))).toStrictEqual(some);
  });
});
