import { destination } from '@sluice/commanders-act';
import { compile, type Transport } from '@sluice/engine';
import type { Outcome, Request } from '@sluice/kit/host';
import { settings, track } from './plan';

interface Answer {
  readonly status: number;
  readonly json?: unknown;
}

async function deliver(events: readonly object[], answer: (ids: readonly string[]) => Answer, own: object = {}) {
  const sent: string[][] = [];
  const transport: Transport = {
    send: async ({ json }: Request) => {
      const { batch } = json as { batch?: { context: { event_id: string } }[] };
      const received = batch ?? [json as { context?: { event_id: string } }];
      const ids = received.map(({ context }) => context?.event_id ?? 'user');
      sent.push(ids);
      return { headers: {}, json: undefined, ...answer(ids) };
    },
    close: async () => {},
  };
  const outcomes: Outcome[] = [];
  const pipeline = compile(destination, { settings: { ...settings, ...own } });
  for await (const { outcome } of pipeline.deliver(events, { transport, attempts: 1, concurrency: 1 })) {
    outcomes.push(outcome);
  }
  return { outcomes, sent };
}

const read = (messageId: string) => track('Read', {}, { messageId, anonymousId: messageId });
const identify = { type: 'identify', userId: 'u-1', traits: { plan: 'gold' } };
const open = { updateUsers: true, userApiToken: 'user-token-9c1d' };

it.each([undefined, '', 'GIF89a', { anything: true }])('a 200 with %j is a delivery', async (json) => {
  const { outcomes } = await deliver([read('a')], () => ({ status: 200, json }));
  expect(outcomes).toMatchObject([{ status: 'delivered' }]);
});

it('a batch that is refused is sent again in halves until the bad event stands alone', async () => {
  const { outcomes, sent } = await deliver([read('a'), read('bad'), read('c')], (ids) => ({
    status: ids.includes('bad') ? 400 : 200,
  }));
  expect(outcomes).toMatchObject([
    { status: 'delivered' },
    { status: 'rejected', fix: 'vendor', httpStatus: 400 },
    { status: 'delivered' },
  ]);
  expect(sent).toEqual([['a', 'bad', 'c'], ['a', 'bad'], ['a'], ['bad'], ['c']]);
});

it.each([
  [400, { status: 'rejected', fix: 'vendor' }],
  [401, { status: 'rejected', fix: 'settings' }],
  [
    404,
    { status: 'rejected', fix: 'settings', message: 'There is no Commanders Act at the collection address (404).' },
  ],
  [429, { status: 'retry' }],
  [503, { status: 'retry' }],
])('an answer of %i is %j', async (status, outcome) => {
  expect((await deliver([read('a')], () => ({ status }))).outcomes).toMatchObject([outcome]);
});

it.each([400, 401, 404, 500])(
  'no outcome of a %i shows the source key, even where the answer repeats it',
  async (status) => {
    const json = {
      error: `token=${settings.sourceKey} at https://collect.commander1.com/events?token=${settings.sourceKey}`,
    };
    const { outcomes } = await deliver([read('a')], () => ({ status, json }));
    expect(JSON.stringify(outcomes)).not.toContain(settings.sourceKey);
  },
);

describe('the User API', () => {
  it.each([
    [{ status: 200, json: { success: true } }, { status: 'delivered' }],
    [
      { status: 200, json: { success: false, message: 'person is invalid' } },
      { status: 'rejected', fix: 'vendor', message: 'api.commander1.com answered 200 and refuses: person is invalid' },
    ],
    [
      { status: 200, json: { success: false } },
      { status: 'rejected', fix: 'vendor', message: 'api.commander1.com answered 200 and refuses without a reason' },
    ],
    [{ status: 403 }, { status: 'rejected', fix: 'settings' }],
    [{ status: 502 }, { status: 'retry' }],
  ])('answers %j: %j', async (answer, outcome) => {
    expect((await deliver([identify], () => answer, open)).outcomes).toMatchObject([outcome]);
  });
});
