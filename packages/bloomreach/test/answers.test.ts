import { destination } from '@sluice/bloomreach';
import { compile, type Transport } from '@sluice/engine';
import type { Outcome, Request } from '@sluice/kit/host';
import { settings } from './plan';

const ping = { type: 'track', event: 'Ping', userId: 'a', timestamp: 1767323045 };
const events = ['a', 'b', 'c'].map((userId) => ({ ...ping, userId }));

type Commands = readonly { readonly data: { readonly customer_ids: { readonly customer_id: string } } }[];

/** Delivers three events, one of each of three people, in one request. */
async function deliver(
  answer: (commands: Commands) => { status: number; json: unknown },
): Promise<{ outcomes: Outcome[]; requests: Request[] }> {
  const requests: Request[] = [];
  const transport: Transport = {
    send: async (request) => {
      requests.push(request);
      return { headers: {}, ...answer((request.json as { commands: Commands }).commands) };
    },
    close: async () => {},
  };
  const outcomes: Outcome[] = [];
  const pipeline = compile(destination, { settings });
  for await (const { outcome } of pipeline.deliver(events, { transport, attempts: 1 })) outcomes.push(outcome);
  return { outcomes, requests };
}

const results = (...own: unknown[]) => ({ status: 200, json: { results: own, success: true } });
const good = { success: true };
const delivered = { status: 'delivered' };

describe('an answer of 200', () => {
  it('names the event of each command that was refused, and the others are delivered', async () => {
    const { outcomes } = await deliver(() =>
      results(good, { success: false, errors: ['At least one valid id should be specified'] }, good),
    );
    expect(outcomes).toMatchObject([
      delivered,
      { status: 'rejected', fix: 'event', httpStatus: 200, message: 'At least one valid id should be specified' },
      delivered,
    ]);
  });

  it('with a missing permission asks the owner of the settings, and stops nothing else', async () => {
    const { outcomes } = await deliver(() =>
      results({ success: false, errors: ['Not authorized to add event of specified type'] }, good, good),
    );
    expect(outcomes).toMatchObject([{ status: 'rejected', fix: 'settings' }, delivered, delivered]);
  });

  it.each([
    ['an object', { _global: ['bad'] }],
    ['a text', 'bad'],
    ['a list in an object', { ids: 1, message: 'bad' }],
  ])('is understood where errors are %s', async (_, errors) => {
    const { outcomes } = await deliver(() =>
      results({ success: false, errors }, { success: false, error: 'bad' }, good),
    );
    expect(outcomes).toMatchObject([{ message: 'bad' }, { message: 'bad' }, delivered]);
  });

  it('without results, as Data Hub may answer, is a delivery where it says success', async () => {
    const { outcomes } = await deliver(() => ({ status: 200, json: { success: true } }));
    expect(outcomes).toEqual([delivered, delivered, delivered]);
  });

  it.each([
    ['fewer results than commands', { success: true, results: [good] }],
    ['results that are none', { success: true, results: [good, 7, 'x'] }],
  ])('with %s says nothing of the others: they are no deliveries', async (_, json) => {
    const { outcomes } = await deliver(() => ({ status: 200, json }));
    const unknown = { status: 'rejected', notUnderstood: true };
    expect(outcomes).toMatchObject([delivered, unknown, unknown]);
  });

  it('that is no JSON is no delivery, since anybody may answer so', async () => {
    const { outcomes } = await deliver(() => ({ status: 200, json: undefined }));
    expect(outcomes).toMatchObject(events.map(() => ({ status: 'rejected', notUnderstood: true })));
  });

  it('that says success false at the top is a refusal, and the bad event is looked for', async () => {
    const { outcomes, requests } = await deliver((commands) => ({
      status: 200,
      json: { success: !commands.some(({ data }) => data.customer_ids.customer_id === 'b'), message: 'no' },
    }));
    expect(outcomes).toMatchObject([delivered, { status: 'rejected', fix: 'vendor', message: 'no' }, delivered]);
    expect(requests).toHaveLength(5);
  });
});

describe('a refusal of the whole request', () => {
  it('is split until the bad event stands alone', async () => {
    const { outcomes } = await deliver((commands) =>
      commands.some(({ data }) => data.customer_ids.customer_id === 'c')
        ? { status: 400, json: { success: false, message: 'Invalid JSON' } }
        : results(...commands.map(() => good)),
    );
    expect(outcomes).toEqual([
      delivered,
      delivered,
      {
        status: 'rejected',
        fix: 'vendor',
        httpStatus: 400,
        message: 'api.pacific.com answered 400: Invalid JSON',
        mayHaveArrived: false,
      },
    ]);
  });

  it.each([
    [401, { errors: 'access key not found' }],
    [403, { message: 'invalid secret' }],
    [404, { errors: { code: 404, description: 'no such project' } }],
    [400, { success: false, error: 'Could not authenticate' }],
    [400, { success: false, error: 'Invalid project id' }],
  ])('%i with %j asks the owner of the settings, once', async (status, json) => {
    const { outcomes, requests } = await deliver(() => ({ status, json }));
    expect(outcomes).toMatchObject(events.map(() => ({ status: 'rejected', fix: 'settings' })));
    expect(requests).toHaveLength(1);
  });
});

it.each([
  [{}, true],
  [{ timestamp: undefined }, false],
])('Bloomreach drops the repeat of an event with a time of its own alone: %j', (own, isDropped) => {
  const [item] = compile(destination, { settings }).plan([{ ...ping, ...own }]).drafts[0]?.parts[0]?.items ?? [];
  const { recognisesRepeats } = destination.channels()[0] ?? {};
  expect(typeof recognisesRepeats === 'function' && recognisesRepeats(item?.value, {})).toBe(isDropped);
});

it('a secret with a character that no header can carry is the settings’ mistake, and nothing is sent', async () => {
  const pipeline = compile(destination, {
    settings: { ...settings, authentication: 'token', apiSecret: 'pasted → key' },
  });
  const transport: Transport = { send: () => Promise.reject(new Error('sent')), close: async () => {} };
  const outcomes: Outcome[] = [];
  for await (const { outcome } of pipeline.deliver(events, { transport, attempts: 1 })) outcomes.push(outcome);
  expect(outcomes[0]).toMatchObject({
    status: 'rejected',
    fix: 'settings',
    message: expect.stringContaining('the header Authorization contains') as string,
  });
  expect(JSON.stringify(outcomes)).not.toContain('pasted');
});
