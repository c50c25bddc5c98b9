import { MultiStatusResponse } from '@segment/actions-core';
import { acme } from './acme';

const good = { event: 'Order Completed', customer: 'c1' };

interface Setup {
  readonly destination?: ReturnType<typeof acme>;
  readonly settings?: object;
}

async function performBatch(
  payloads: readonly object[],
  answer: (names: readonly string[]) => number | Error = () => 200,
  { destination = acme(), settings = { apiKey: 'acme-secret-key' } }: Setup = {},
) {
  const requests: string[][] = [];
  const response = await destination.actions.trackEvent?.performBatch(
    async (_, { body = '' }) => {
      const names = (JSON.parse(body) as { events: { event: string }[] }).events.map(({ event }) => event);
      requests.push(names);
      const status = answer(names);
      if (status instanceof Error) throw status;
      return { status, headers: new Headers(), content: '' };
    },
    { settings, payload: payloads },
  );
  if (!(response instanceof MultiStatusResponse)) throw new Error('This is no answer to a batch.');
  return { requests, response, nodes: response.getAllResponses().map((node) => node.value()) };
}

test('answers for every payload by its index, and sends the good ones together', async () => {
  const { requests, response, nodes } = await performBatch([
    good,
    { ...good, event: '$order' },
    { ...good, event: 'Heartbeat' },
    { ...good, event: 'Cart Viewed', customer: 'c2', at: 1706702400 },
  ]);
  expect(requests).toEqual([['order_completed', 'cart_viewed']]);
  expect(response.length()).toBe(4);
  expect(nodes).toEqual([
    { status: 200, sent: good, body: 'The event has no time.' },
    expect.objectContaining({ status: 400, errormessage: 'Event name: Acme reserves names starting with "$".' }),
    { status: 200, sent: {}, body: 'Nothing to send for this event.' },
    expect.objectContaining({ status: 200, body: '' }),
  ]);
});

test('says what was sent only of what was sent', async () => {
  const destination = acme({ limits: { items: 1 } });
  const payloads = ['A', 'B', '$c'].map((event) => ({ ...good, event }));
  const { requests, nodes } = await performBatch(payloads, () => 503, { destination });
  expect(requests).toEqual([['a']]);
  expect(nodes.map((node) => 'sent' in node)).toEqual([true, false, false]);
  expect(nodes.map(({ status }) => status)).toEqual([503, 500, 400]);
});

test.each([
  [400, 400],
  [401, 401],
  [403, 401],
  [404, 404],
  [410, 400],
  [429, 429],
  [501, 500],
])('gives every payload of a request that was answered %i the status %i', async (answered, status) => {
  const { nodes } = await performBatch([good, { ...good, customer: 'c2' }], () => answered);
  const node = { status, errormessage: `api.acme.dev answered ${answered}` };
  expect(nodes).toEqual([expect.objectContaining(node), expect.objectContaining(node)]);
});

test('keeps the good events of a batch that the vendor refuses for a bad one', async () => {
  const payloads = ['a', 'b', 'c', 'd'].map((name) => ({ event: name, customer: name }));
  const { requests, nodes } = await performBatch(payloads, (names) => (names.includes('c') ? 400 : 200), {
    destination: acme({ onRefusal: 'split' }),
  });
  expect(requests).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['d']]);
  expect(nodes.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
});

test('answers for every payload where no answer came', async () => {
  const { nodes } = await performBatch([good, good], () => new Error('connect ECONNREFUSED'));
  expect(nodes.map(({ status }) => status)).toEqual([500, 500]);
});

test('answers for every payload where the settings cannot work, and sends nothing', async () => {
  const { requests, nodes } = await performBatch([good, good], undefined, {
    settings: { apiKey: 'k', baseUrl: 'nowhere' },
  });
  expect(requests).toEqual([]);
  const node = { status: 401, errormessage: 'Base URL must be an address that begins with https://.' };
  expect(nodes).toEqual([expect.objectContaining(node), expect.objectContaining(node)]);
});

test('takes an empty text for absent, as Segment does for a single event, and checks again what is required', async () => {
  const { requests, nodes } = await performBatch([
    { ...good, at: '' },
    { ...good, event: '' },
    { ...good, customer: '' },
  ]);
  expect(requests).toEqual([['order_completed']]);
  expect(nodes).toEqual([
    expect.objectContaining({ status: 200, body: 'The event has no time.' }),
    expect.objectContaining({ status: 400, errormessage: 'Event name is missing.' }),
    expect.objectContaining({ status: 400, errormessage: 'Customer ID is missing.' }),
  ]);
});

test('checks again what another field makes required', async () => {
  const { requests, nodes } = await performBatch([
    { ...good, event: 'Coupon Applied', coupon: '' },
    { ...good, event: 'Coupon Applied', coupon: 'TEN' },
    { ...good, event: 'Order Completed', coupon: '' },
  ]);
  expect(requests).toEqual([['coupon_applied', 'order_completed']]);
  expect(nodes[0]).toMatchObject({ status: 400, errormessage: 'Coupon is missing.' });
});
