import { destination } from '@sluice/blueshift';
import { compile, type Transport } from '@sluice/engine';
import type { Outcome, Request } from '@sluice/kit/host';
import { settings } from './plan';

type Sent = readonly { readonly customer_id?: string }[];

const ids = ['a', 'b', 'c'];
const people = (type: string) => ids.map((userId) => ({ type, event: 'Ping', userId, timestamp: 1767323045 }));

/** Delivers an event of each of three people. */
async function deliver(
  type: 'track' | 'identify',
  answer: (sent: Sent) => { status: number; json: unknown },
): Promise<{ outcomes: Outcome[]; requests: Request[] }> {
  const requests: Request[] = [];
  const transport: Transport = {
    send: async (request) => {
      requests.push(request);
      const body = request.json as { events?: Sent; customers?: Sent };
      return { headers: {}, ...answer(body.events ?? body.customers ?? [body as Sent[number]]) };
    },
    close: async () => {},
  };
  const outcomes: Outcome[] = [];
  const all = { ...settings, userApiKey: 'user-key', identifyBy: 'customers' };
  for await (const { outcome } of compile(destination, { settings: all }).deliver(people(type), {
    transport,
    attempts: 1,
    // Nothing here needs patience.
    sleep: async () => {},
  })) {
    outcomes.push(outcome);
  }
  return { outcomes, requests };
}

const delivered = { status: 'delivered' };
const has = (sent: Sent, id: string) => sent.some((one) => one.customer_id === id);

describe('an answer about events', () => {
  it('of 200 is a delivery', async () => {
    const { outcomes } = await deliver('track', (sent) => ({
      status: 200,
      json: { status: 'ok', count: sent.length },
    }));
    expect(outcomes).toEqual([delivered, delivered, delivered]);
  });

  it.each([
    [{ status: 'ok', count: 2 }, 'Blueshift counted 2 of the 3 events of the request: it does not say which ones.'],
    [{ count: '0', message: 'Queue full' }, 'Blueshift counted 0 of the 3 events of the request: Queue full.'],
    [
      { count: 3, errors: [{ email: 'is invalid' }] },
      'api.getblueshift.com answered 200 and refuses: email: is invalid',
    ],
  ])('of 200 that says %j hands all back, and sends none again', async (json, message) => {
    const { outcomes, requests } = await deliver('track', () => ({ status: 200, json }));
    expect(outcomes).toMatchObject(
      ids.map(() => ({ status: 'rejected', fix: 'vendor', message, mayHaveArrived: true })),
    );
    expect(requests).toHaveLength(1);
  });

  it.each([{ status: 'ok', count: 3 }, { count: 5 }, { count: 'many' }, { count: { toString: 1, valueOf: 1 } }])(
    'of 200 that says %j is a delivery',
    async (json) => {
      const { outcomes } = await deliver('track', () => ({ status: 200, json }));
      expect(outcomes).toEqual([delivered, delivered, delivered]);
    },
  );

  it.each([400, 413, 422])('of %i makes the bad one be looked for', async (status) => {
    const { outcomes, requests } = await deliver('track', (sent) =>
      has(sent, 'b') ? { status, json: { errors: [{ customer_id: "can't be blank" }] } } : { status: 200, json: {} },
    );
    expect(outcomes).toMatchObject([delivered, { status: 'rejected', httpStatus: status }, delivered]);
    expect(requests).toHaveLength(5);
    expect(requests.at(-1)?.url).toMatch(/event$/);
  });

  it.each([
    [400, { errors: [{ customer_id: "can't be blank" }] }, "Blueshift: customer_id: can't be blank"],
    [400, { errors: { email: ['is invalid', 'is long'] } }, 'Blueshift: email: is invalid; is long'],
    [400, { error: 'bad_request' }, 'api.getblueshift.com answered 400: bad_request'],
    [422, { success: false, error: 'Validation failed' }, 'api.getblueshift.com answered 422: Validation failed'],
  ])('of %i with %j gives the reason', async (status, json, message) => {
    const { outcomes } = await deliver('track', () => ({ status, json }));
    expect(outcomes[0]).toMatchObject({ status: 'rejected', message });
  });

  it('of 401 names the two keys and regions that may be mixed up', async () => {
    const { outcomes } = await deliver('track', () => ({ status: 401, json: { message: 'Not authorized' } }));
    expect(outcomes[0]).toMatchObject({
      fix: 'settings',
      message:
        'api.getblueshift.com answered 401: Not authorized. Events need the Event API key, customers and erasures the User API key, each of the region where the account is.',
    });
  });

  it.each([401, 403])('of %i asks the owner of the settings, once', async (status) => {
    const { outcomes, requests } = await deliver('track', () => ({ status, json: { message: 'Not authorized' } }));
    expect(outcomes).toMatchObject(ids.map(() => ({ status: 'rejected', fix: 'settings' })));
    expect(requests).toHaveLength(1);
  });

  it.each([
    [404, 'rejected'],
    [429, 'retry'],
    [503, 'retry'],
  ])('of %i is %s', async (status, expected) => {
    const { outcomes } = await deliver('track', () => ({ status, json: { message: 'x' } }));
    expect(outcomes[0]?.status).toBe(expected);
  });
});

const missing = { status: 400, error_data: { user_identifier_missing: ['No valid identifier found'] } };
const reason = 'user_identifier_missing: No valid identifier found';

describe('an answer about customers', () => {
  it('of 200 with both lists empty is a delivery', async () => {
    const json = { customers: [], errors: [] };
    const { outcomes } = await deliver('identify', () => ({ status: 200, json }));
    expect(outcomes).toEqual([delivered, delivered, delivered]);
  });

  it.each([
    ['neither list', {}],
    ['no JSON', undefined],
  ])('of 200 with %s says nothing of the customers, who are not called delivered', async (_, json) => {
    const { outcomes } = await deliver('identify', () => ({ status: 200, json }));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(outcomes[0]).toMatchObject({ fix: 'vendor', mayHaveArrived: true });
  });

  it('of 200 names the customers that failed, and the others are delivered', async () => {
    const conflict = { status: 409, error_data: { base: ['Conflict'] } };
    const { outcomes, requests } = await deliver('identify', () => ({
      status: 200,
      json: { customers: [{ customer_id: 'C' }, { customer_id: 'a', email: null }], errors: [missing, conflict] },
    }));
    expect(outcomes).toMatchObject([
      { status: 'retry', message: 'base: Conflict' },
      delivered,
      { status: 'rejected', fix: 'event', message: reason },
    ]);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['nobody', []],
    ['a stranger', [{ customer_id: 'z' }]],
    ['somebody without identifiers', [{ plan: 'pro' }]],
    ['what is no customer', ['b']],
    ['more than there are errors', [{ customer_id: 'b' }, { customer_id: 'c' }]],
  ])('of 200 with an error that names %s makes the bad one be looked for', async (_, echoed) => {
    const { outcomes, requests } = await deliver('identify', (sent) => {
      if (!has(sent, 'b')) return { status: 200, json: { customers: [], errors: [] } };
      return sent.length === 1
        ? { status: 400, json: { errors: [{ email: 'is invalid' }] } }
        : { status: 200, json: { customers: echoed, errors: [missing] } };
    });
    expect(outcomes).toMatchObject([
      delivered,
      { status: 'rejected', message: 'Blueshift: email: is invalid' },
      delivered,
    ]);
    expect(requests).toHaveLength(5);
  });

  it.each([404, 409, 429, 500])('of %i is to be tried again', async (status) => {
    const { outcomes } = await deliver('identify', () => ({ status, json: { message: 'x' } }));
    expect(outcomes).toMatchObject(ids.map(() => ({ status: 'retry', httpStatus: status })));
  });
});
