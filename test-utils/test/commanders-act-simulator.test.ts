import { seed, withEmail } from '../seeds';
import { startSimulator } from '../simulators';
import type { Simulator } from '../simulators';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('commanders-act');
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

const address = '/events?tc_s=29&token=demo-source-key-5d20';
const batch = '/events/batch?tc_s=29&token=demo-source-key-5d20';
const json = { 'content-type': 'application/json' };

async function send(body: unknown, path = address, headers: Record<string, string> = json): Promise<[number, string]> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(simulator.origin + path, { method: 'POST', headers, body: text });
  return [response.status, await response.text()];
}

const taken = [200, ''];
const user = { consistent_anonymous_id: '67892', consent_categories: ['1'] };
const context = { event_id: 'e1', event_timestamp: '1639044446636' };
const item = { id: 'i1', product: { id: 'p1', name: 'Mug', price: 9.5 }, quantity: 1 };
const event = (own: object = {}): object => ({ event_name: 'article_read', user, context, ...own });
const purchase = (own: object = {}): object =>
  event({
    event_name: 'purchase',
    ...{ id: 'o1', type: 'online', value: 12, revenue: 9, currency: 'EUR' },
    ...{ payment_method: 'card', status: 'in_progress', items: [item] },
    ...own,
  });

describe('the Commanders Act simulator', () => {
  it('accepts the event that the vendor’s page prints', async () => {
    const printed = withEmail(seed('commanders-act', 'search'), 'jane.doe@example.com');
    expect(await send(printed)).toEqual(taken);
    expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, faults: 0 });
  });

  it('accepts a batch, the key as a bearer token, and an address with a path of its own', async () => {
    expect(await send({ batch: [event(), purchase()] }, batch)).toEqual(taken);
    const bearer = { ...json, authorization: 'Bearer demo-source-key-5d20' };
    expect(await send(event(), '/cdp/events?tc_s=29', bearer)).toEqual(taken);
    expect(simulator.counts).toMatchObject({ accepted: 3, refused: 0, dropped: 0 });
  });

  it.each([
    ['what is not JSON', '{"event_name":', address],
    ['a list that is no batch', [event()], address],
    ['an event of more than 32 KB', event({ note: 'x'.repeat(32_000) }), address],
    ['a batch with an event of more than 32 KB', { batch: [event(), event({ note: 'x'.repeat(32_000) })] }, batch],
    [
      'a batch of more than 500 KB',
      { batch: Array.from({ length: 20 }, () => event({ a: 'x'.repeat(30_000) })) },
      batch,
    ],
  ])('refuses %s', async (_, body, path) => {
    expect((await send(body, path))[0]).toBe(400);
    expect(simulator.counts.accepted).toBe(0);
    expect(simulator.counts.refused).toBeGreaterThan(0);
  });

  it('has nothing elsewhere', async () => {
    expect((await send(event(), '/v2/events/all'))[0]).toBe(404);
  });
});

describe('the Commanders Act simulator answers 200 and shows what is lost', () => {
  const { consent_categories: _consent, ...unasked } = user;

  it.each([
    ['with the wrong site', event(), '/events?tc_s=30&token=demo-source-key-5d20', 'tc_s is not the site'],
    ['with the wrong key', event(), '/events?tc_s=29&token=other', 'The source key is not one'],
    ['without a key', event(), '/events?tc_s=29', 'The source key is not one'],
    ['in a batch that is none', event(), batch, 'There is no list "batch"'],
  ])('%s', async (_, body, path, reason) => {
    expect(await send(body, path)).toEqual(taken);
    expect(simulator.dropped[0]?.reason).toContain(reason);
  });

  it('without its content type', async () => {
    expect(await send(event(), address, { 'content-type': 'text/plain' })).toEqual(taken);
    expect(simulator.dropped).toMatchObject([{ reason: 'Content-Type is not application/json' }]);
  });

  it.each([
    ['an event in its first form', { event: 'search', properties: {}, user, context }, 'first form'],
    ['no name', event({ event_name: undefined }), 'event_name'],
    ['no user', event({ user: undefined }), "'user'"],
    ['no anonymous ID', event({ user: { consent_categories: [] } }), 'consistent_anonymous_id'],
    ['no consent', event({ user: unasked }), 'consent_categories'],
    ['consent as text', event({ user: { ...user, consent_categories: '1' } }), 'user/consent_categories must be array'],
    [
      'a name with an underscore',
      event({ user: { ...user, first_name: 'Jo' } }),
      'The vendor knows no user.first_name',
    ],
    ['a hash in base64', event({ user: { ...user, email_sha256: 'g22C/Q==' } }), 'user/email_sha256 must match'],
    ['a phone without its country', event({ user: { ...user, phone: '0612345678' } }), 'user/phone must match'],
    ['no event ID', event({ context: { event_timestamp: '1639044446636' } }), "'event_id'"],
    [
      'a time in seconds',
      event({ context: { ...context, event_timestamp: '1639044446' } }),
      'event_timestamp must match',
    ],
    [
      'a time in ISO 8601',
      event({ context: { ...context, event_timestamp: '2021-12-09T10:07:26Z' } }),
      'event_timestamp',
    ],
    ['a time in the wrong place', event({ event_timestamp: 1_639_044_446_636 }), 'stands beside the context'],
    ['a page of no known type', event({ event_name: 'page_view', page_type: 'blog' }), 'page_type must be equal'],
    ['a search for nothing', event({ event_name: 'search' }), "'search_term'"],
    ['an order without an ID', purchase({ id: undefined }), "'id'"],
    ['an order without its status', purchase({ status: undefined }), "'status'"],
    ['a status of one’s own', purchase({ status: 'waiting' }), 'status must be equal to one of'],
    ['a payment method of one’s own', purchase({ payment_method: 'CreditCard' }), 'payment_method must be equal'],
    ['an amount as text', purchase({ value: '12.00' }), 'value must be number'],
    [
      'an item without its product',
      purchase({ items: [{ id: 'i1', quantity: 1 }] }),
      "items/0 must have required property 'product'",
    ],
    [
      'a product beside its item',
      purchase({ items: [{ ...item, brand: 'Acme' }] }),
      'items/0 must NOT have additional',
    ],
    [
      'two items selected',
      event({ event_name: 'select_item', items: [item, item] }),
      'items must NOT have more than 1',
    ],
    ['a value without its currency', event({ event_name: 'generate_lead', value: 5 }), 'property currency'],
  ])('of %s', async (_, body, reason) => {
    expect(await send(body)).toEqual(taken);
    expect(simulator.dropped.map((one) => one.reason).join('\n')).toContain(reason);
  });
});

describe('the simulator of its User API', () => {
  const ask = async (method: string, query: string, body?: object): Promise<number> => {
    const init = { method, headers: json, ...(body && { body: JSON.stringify(body) }) };
    return (await fetch(`${simulator.origin}/engage/user/?${query}`, init)).status;
  };
  const known = 'site=29&user_id=42&token=demo-user-token-8b1e';

  it('sets and deletes a user', async () => {
    expect(await ask('PUT', known, { person: { id: '42', email: 'jane@example.com', custom: { plan: 'pro' } } })).toBe(
      200,
    );
    expect(await ask('DELETE', known)).toBe(200);
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 0 });
  });

  it.each([
    ['the source key', 401, 'PUT', 'site=29&user_id=42&token=demo-source-key-5d20', { person: { id: '42' } }],
    ['another site', 401, 'DELETE', 'site=30&user_id=42&token=demo-user-token-8b1e', undefined],
    ['nobody', 400, 'DELETE', 'site=29&token=demo-user-token-8b1e', undefined],
    ['no person', 400, 'PUT', known, { id: '42' }],
    ['members of its own making', 400, 'PUT', known, { person: { id: '42', plan: 'pro' } }],
  ])('refuses %s', async (_, status, method, query, body) => {
    expect(await ask(method, query, body)).toBe(status);
  });
});
