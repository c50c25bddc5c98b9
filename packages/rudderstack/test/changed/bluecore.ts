import { type Change, processorFor } from './change';

const process = processorFor('bluecore', { bluecoreNamespace: 'shop' });
const known = { traits: { email: 'Ada@Example.com' } };
const track = { type: 'track', event: 'Quiz Done', ...known };
const order = {
  ...track,
  event: 'Order Completed',
  properties: { order_id: 'o1', total: 5, products: [{ product_id: 'p1' }] },
};

/** The calls that an event becomes. */
function callsOf(event: object, more: object = {}) {
  return process(event, more).map(({ body, error }) => {
    if (!body) throw new Error(error);
    return body as { event: string; properties: Record<string, unknown> };
  });
}
const namesOf = (event: object) => callsOf(event).map(({ event: name }) => name);

const api = 'https://help.bluecore.com/help/events-api';

export const changes: readonly Change[] = [
  {
    change: 'An order needs an address, and products with IDs.',
    rule: `\`purchase\` [requires \`customer.email\`, \`products\`, \`total\` and \`order_id\`](${api}).`,
    check() {
      expect(process({ ...order, traits: { plan: 'x' } })).toMatchObject([
        { status: 400, error: expect.stringContaining('Email') },
      ]);
      const unnamed = { ...order.properties, products: [{ name: 'Shoe' }] };
      expect(process({ ...order, properties: unnamed })).toMatchObject([{ status: 400 }]);
    },
  },
  {
    change: 'The total of an order is a number, and may also be called `revenue` or `value`.',
    rule: `[\`total\`](${api}) is a number.`,
    check() {
      for (const amount of [{ total: '5.5' }, { revenue: 5.5 }, { value: '5.5' }]) {
        const { total: _, ...rest } = order.properties;
        expect(callsOf({ ...order, properties: { ...rest, ...amount } })).toMatchObject([
          { properties: { total: 5.5 } },
        ]);
      }
    },
  },
  {
    change: 'One `add_to_cart` for each product; the same product twice in a call counts once.',
    rule: '[One product per event](https://help.bluecore.com/en/articles/9415312-customer-events).',
    check() {
      const products = [{ product_id: 'p1' }, { product_id: 'p2' }];
      expect(namesOf({ ...track, event: 'Product Added', properties: { products } })).toEqual([
        'add_to_cart',
        'add_to_cart',
      ]);
      const twice = { ...order.properties, products: [products[0], products[0]] };
      expect(callsOf({ ...order, properties: twice })).toMatchObject([{ properties: { products: [{ id: 'p1' }] } }]);
    },
  },
  {
    change:
      'Products are sent as their IDs, and standard events contain only what is documented for them. IDs and search terms are text.',
    rule: `[Nothing else is documented](${api}). Other events keep all their properties except those named \`token\`, \`distinct_id\` or \`customer\`.`,
    check() {
      const products = [{ product_id: 7, price: 3 }];
      expect(callsOf({ ...track, event: 'Product Viewed', properties: { products, colour: 'red' } })).toEqual([
        {
          event: 'viewed_product',
          properties: { distinct_id: 'ada@example.com', products: [{ id: '7' }], token: 'shop' },
        },
      ]);
      expect(callsOf({ ...track, event: 'Products Searched', properties: { query: 42 } })).toMatchObject([
        { properties: { search_term: '42' } },
      ]);
      const properties = { token: 'x', customer: { a: 1 }, colour: 'red' };
      expect(callsOf({ ...track, properties })[0]?.properties).toEqual({
        distinct_id: 'ada@example.com',
        colour: 'red',
        token: 'shop',
      });
    },
  },
  {
    change: 'If one of your own events has no list of products, its `product_id` arrives as `products: [{ id }]`.',
    rule: `[Products](${api}) are objects with an \`id\`, in custom events, too.`,
    check() {
      const [call] = callsOf({ ...track, properties: { product_id: 'p1', sku: 's1', colour: 'red' } });
      expect(call?.properties).toMatchObject({ products: [{ id: 'p1' }], sku: 's1', colour: 'red' });
      expect(call?.properties).not.toHaveProperty('product_id');
    },
  },
  {
    change:
      'Your own events keep the properties `name`, `email`, `age`, `total`, `order_id` and the like, which used to be dropped.',
    rule: `[Custom events](${api}) have whatever properties you agree on with Bluecore.`,
    check() {
      const properties = { name: 'n', email: 'x@y.co', age: 3, total: 4, order_id: 'o', action: 'a', sex: 's' };
      expect(callsOf({ ...track, properties })).toMatchObject([{ properties }]);
    },
  },
  {
    change:
      'Traits arrive in snake case, members of an object with its name as prefix (`address_city`), and the texts "true" and "false" as booleans; lists are left out.',
    rule: `[Lower case, no spaces, no dashes, real booleans](${api}).`,
    check() {
      const traits = {
        email: 'a@b.co',
        'Favourite Colour': 'red',
        address: { city: 'Bonn' },
        isVip: 'true',
        tags: ['a'],
      };
      expect(callsOf({ type: 'identify', traits })[0]?.properties.customer).toEqual({
        email: 'a@b.co',
        favourite_colour: 'red',
        address_city: 'Bonn',
        is_vip: true,
      });
    },
  },
  {
    change:
      'A trait in the call itself takes precedence over the same one in its context; null and empty values are left out.',
    rule: 'The call is newer: RudderStack’s SDKs put the traits of the last call into the context.',
    check() {
      const context = { traits: { plan: 'old', email: 'a@b.co' } };
      const [call] = callsOf({ type: 'identify', traits: { plan: 'new', tier: '', age: null }, context });
      expect(call?.properties.customer).toEqual({ email: 'a@b.co', plan: 'new' });
      expect(callsOf({ ...track, properties: { a: null, b: '', c: 0, d: {}, e: [] } })[0]?.properties).toEqual({
        distinct_id: 'ada@example.com',
        c: 0,
        token: 'shop',
      });
    },
  },
  {
    change: 'A `birthday` is a day, and arrives as `birthday_day` and `birthday_month`, too.',
    rule: '[Fields of a profile](https://help.bluecore.com/en/articles/9415292-customer-profiles)',
    check() {
      const traits = { email: 'a@b.co', birthday: '1990-05-14' };
      expect(callsOf({ type: 'identify', traits })[0]?.properties.customer).toMatchObject({
        birthday: '1990-05-14',
        birthday_day: 14,
        birthday_month: 'May',
      });
    },
  },
  {
    change:
      'Phone numbers that are not international are left out, and so are `products` of your own events that are not a list.',
    rule: 'Numbers are in [E.164](https://help.bluecore.com/en/articles/9415292-customer-profiles).',
    check() {
      const traits = { email: 'a@b.co', plan: 'p', phone: '0228 123' };
      expect(callsOf({ type: 'identify', traits })[0]?.properties.customer).toEqual({ email: 'a@b.co', plan: 'p' });
      expect(callsOf({ ...track, properties: { products: 'p1,p2', score: 3 } })[0]?.properties).toEqual({
        distinct_id: 'ada@example.com',
        score: 3,
        token: 'shop',
      });
    },
  },
  {
    change: 'Traits are sent only with identify calls.',
    rule: `[Every attribute is kept for ever](${api}).`,
    check() {
      const [call] = callsOf({ ...track, traits: { email: 'a@b.co', plan: 'gold' } });
      expect(JSON.stringify(call)).not.toContain('gold');
    },
  },
  {
    change:
      '`traits.action: "identify"` links the ID in a separate call, then sets the attributes; any other action sets them, too, and is not an error.',
    rule: `An [\`identify\`](${api}) consists of an ID and the address.`,
    check() {
      const traits = { email: 'a@b.co', plan: 'gold' };
      expect(namesOf({ type: 'identify', traits: { ...traits, action: 'identify' } })).toEqual([
        'identify',
        'customer_patch',
      ]);
      expect(namesOf({ type: 'identify', traits: { ...traits, action: 'subscribe' } })).toEqual(['customer_patch']);
    },
  },
  {
    change: 'A `bluecoreExternalId` is linked to the address on every identify call.',
    rule: `Until then, [an ID that is not an address](${api}) reaches nobody's inbox.`,
    check() {
      const context = { externalId: [{ type: 'bluecoreExternalId', id: 'ext-1' }] };
      expect(callsOf({ type: 'identify', context, traits: { email: 'a@b.co', plan: 'p' } })).toMatchObject([
        { event: 'identify', properties: { distinct_id: 'ext-1' } },
        { event: 'customer_patch' },
      ]);
    },
  },
  {
    change: 'A track call named `identify` or `customer_patch` does what an identify call does.',
    rule: `They are [events of Bluecore's own](${api}), each with its own form.`,
    check() {
      expect(namesOf({ ...track, event: 'customer_patch', traits: { email: 'a@b.co', plan: 'p' } })).toEqual([
        'customer_patch',
      ]);
      expect(namesOf({ ...track, event: 'identify', traits: { email: 'a@b.co', plan: 'p' } })).toEqual([
        'identify',
        'customer_patch',
      ]);
    },
  },
  {
    change: '`optin` and `unsubscribe` contain the address in both places, and nothing else.',
    rule: `The [table and the examples](${api}) disagree; no attribute is documented for them.`,
    check() {
      const properties = { distinct_id: 'ada@example.com', email: 'ada@example.com', token: 'shop' };
      const optin = { event: 'optin', properties: { ...properties, customer: { email: 'ada@example.com' } } };
      const source = { source: 'footer', list: 'news' };
      expect(callsOf({ ...track, event: 'optin', properties: source })).toEqual([optin]);
      const consents = { ...source, channelConsents: { email: true } };
      expect(callsOf({ ...track, event: 'subscription_event', properties: consents })).toEqual([optin]);
    },
  },
  {
    change: 'A `subscription_event` without a consent for email is filtered (298) instead of failing.',
    rule: 'There is nothing to send.',
    check() {
      expect(process({ ...track, event: 'subscription_event', properties: {} })).toMatchObject([{ status: 298 }]);
      const channelConsents = { email: 'yes' };
      expect(process({ ...track, event: 'subscription_event', properties: { channelConsents } })).toMatchObject([
        { status: 400 },
      ]);
    },
  },
  {
    change:
      'An identify call without an address and without a trait is filtered (298); so are page, screen, group and alias calls.',
    rule: 'rudder-server does the same with types that a destination does not support.',
    check() {
      expect(process({ type: 'identify', traits: {} })).toMatchObject([{ status: 298 }]);
      for (const type of ['page', 'screen', 'group', 'alias'])
        expect(process({ type, ...known })).toMatchObject([{ status: 298 }]);
    },
  },
  {
    change:
      'Email addresses are converted to lower case and checked: invalid ones are left out, and the user ID identifies the customer.',
    rule: '[Rules for addresses](https://developers.bluecore.com/docs/email-address).',
    check() {
      expect(callsOf(track)).toMatchObject([{ properties: { distinct_id: 'ada@example.com' } }]);
      expect(callsOf({ ...track, traits: { email: 'foo' } })).toMatchObject([{ properties: { distinct_id: 'u1' } }]);
    },
  },
  {
    change: 'A user ID that is an email address is the customer’s address; one that merely contains an @ is not.',
    rule: '[Rules for addresses](https://developers.bluecore.com/docs/email-address).',
    check() {
      expect(callsOf({ ...order, userId: 'jane@doe.co', traits: {} })).toMatchObject([
        { properties: { customer: { email: 'jane@doe.co' } } },
      ]);
      expect(process({ ...order, userId: 'jdoe@corp', traits: {} })).toMatchObject([{ status: 400 }]);
      expect(
        callsOf({ type: 'identify', userId: '123@shop', traits: { email: 'a@b.co', action: 'identify' } }),
      ).toMatchObject([{ event: 'identify', properties: { distinct_id: '123@shop', customer: { email: 'a@b.co' } } }]);
    },
  },
  {
    change:
      'The property `email` identifies the customer in events that are about their sender, such as orders and sign-ups.',
    rule: 'In any other event it may be a friend’s.',
    check() {
      const ofNobody = { traits: {}, properties: { email: 'f@b.co' } };
      expect(callsOf({ ...track, ...ofNobody })).toMatchObject([{ properties: { distinct_id: 'u1' } }]);
      expect(callsOf({ ...track, ...ofNobody, event: 'Signed Up' })).toMatchObject([
        { properties: { distinct_id: 'f@b.co' } },
      ]);
    },
  },
  {
    change: 'A placeholder ID ("null", "guest", zeros) is left out; IDs are text.',
    rule: 'Otherwise many people would become one customer.',
    check() {
      for (const userId of ['null', 'guest', '00000000-0000-0000-0000-000000000000'])
        expect(callsOf({ ...track, traits: {}, userId, anonymousId: 'a1' })).toMatchObject([
          { properties: { distinct_id: 'a1' } },
        ]);
    },
  },
  {
    change: 'An external ID of any type other than `bluecoreExternalId` is never used as an address.',
    rule: "It would be another customer's.",
    check() {
      const context = { externalId: [{ type: 'other', id: 'x@y.co' }] };
      expect(callsOf({ ...track, traits: {}, context })).toMatchObject([{ properties: { distinct_id: 'u1' } }]);
    },
  },
  {
    change:
      'An event is a standard one only if its whole name matches, in a usual letter case (`product viewed`, `Product viewed`, `PRODUCT VIEWED`); surrounding spaces are removed.',
    rule: 'An event named "cart" or "pRODUCT vIEWED" is one of your own.',
    check() {
      expect(namesOf({ ...track, event: 'cart' })).toEqual(['cart']);
      for (const event of ['product viewed', 'Product viewed', 'product Viewed', 'PRODUCT VIEWED']) {
        expect(namesOf({ ...track, event, properties: { product_id: 'p' } })).toEqual(['viewed_product']);
      }
      expect(namesOf({ ...track, event: 'pRODUCT vIEWED' })).toEqual(['pRODUCT vIEWED']);
      expect(namesOf({ ...track, event: ' Product Viewed ', properties: { product_id: 'p' } })).toHaveLength(1);
      expect(namesOf({ ...track, event: ' Quiz ' })).toEqual(['Quiz']);
    },
  },
  {
    change: 'The table of events accepts no name with a double quote.',
    rule: 'Triggers cannot contain such a name.',
    check() {
      const eventsMapping = [{ from: '55" Screen Viewed', to: 'viewed_product' }];
      expect(process(track, { eventsMapping })).toMatchObject([
        { status: 400, error: expect.stringContaining('eventsMapping[0].from') },
      ]);
    },
  },
];
