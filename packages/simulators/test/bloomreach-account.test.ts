import { type Account, type Simulator, startSimulator } from '../src';
import { postJson } from './post-json';

const running: Simulator[] = [];
let simulator: Simulator;

async function start(account: Account = {}): Promise<Simulator> {
  const started = await startSimulator('bloomreach', { account });
  running.push(started);
  return started;
}

beforeAll(async () => {
  simulator = await start();
});

beforeEach(() => simulator.clear());

afterAll(() => Promise.all(running.map((started) => started.close())));

type Headers = Record<string, string>;

const stream = '/track/u/v1/batch';
const dataHub = `${stream}?stream_id=demo-stream`;
const engagement = '/track/v2/projects/demo-project/batch';
const time = '/track/v2/projects/demo-project/system/time';
const anonymize = '/data/v2/projects/demo-project/customers/anonymize';

const basic = (keyId: string, secret: string): Headers => ({
  authorization: `Basic ${Buffer.from(`${keyId}:${secret}`).toString('base64')}`,
});
const signedIn = basic('demo-key', 'demo-secret-7f3a');
const withToken = { authorization: 'Token demo-secret-7f3a' };

const event = {
  name: 'customers/events',
  data: { customer_ids: { email_id: 'jane@example.com' }, event_type: 'login' },
};
const accepted = [200, expect.objectContaining({ results: [{ success: true }], success: true })];
const error = (text: string): object => ({ success: false, error: text });
const missing = (description: string): object => ({ errors: { code: 404, description } });

function send(path: string, headers: Headers = {}, to = simulator, commands = [event]): Promise<[number, unknown]> {
  return postJson(to.origin + path, { commands }, headers);
}

describe('the account of the Bloomreach simulator', () => {
  it.each([
    ['no stream', stream, {}, 400, error('Invalid stream id')],
    ['an empty stream', `${stream}?stream_id=`, {}, 400, error('Invalid stream id')],
    ['another stream', `${stream}?stream_id=other`, {}, 404, missing('Stream not found')],
    ['an unknown path', '/track/v1/batch', signedIn, 404, missing('Not found')],
    ['another project', engagement.replace('demo', 'other'), signedIn, 404, missing('Project not found')],
    ['a project that cannot be', engagement.replace('demo-', 'a%20'), signedIn, 400, error('Invalid project id')],
    [
      'a project that cannot be decoded',
      engagement.replace('demo-', '%E0'),
      signedIn,
      400,
      error('Invalid project id'),
    ],
    ['no key', engagement, {}, 401, error('Access key not provided')],
    ['another key', engagement, basic('other-key', 'demo-secret-7f3a'), 401, error('access key not found')],
    ['another secret', engagement, basic('demo-key', 'wrong'), 403, error('invalid secret')],
    ['another token', engagement, { authorization: 'Token wrong' }, 401, error('access key not found')],
    [
      'a scheme that is not known',
      engagement,
      { authorization: 'Bearer demo-secret-7f3a' },
      400,
      error('Could not authenticate'),
    ],
    [
      'a key that is not encoded',
      engagement,
      { authorization: 'Basic demo-key' },
      400,
      error('Could not authenticate'),
    ],
    ['an erasure without key', anonymize, {}, 401, error('Access key not provided')],
  ])('refuses %s', async (_, path, headers: Headers, status, answer) => {
    expect(await send(path, headers, simulator, [event, event])).toEqual([status, answer]);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2, dropped: 0 });
  });

  it('erases a customer, with private access only', async () => {
    const erase = (customer_ids: unknown, headers: Headers): Promise<[number, unknown]> =>
      postJson(simulator.origin + anonymize, { customer_ids }, headers);
    const ids = event.data.customer_ids;
    const noId = { success: false, errors: ['At least one id should be specified.'] };
    const noValidId = { success: false, errors: ['At least one valid id should be specified'] };
    expect(await erase(ids, signedIn)).toEqual([200, { errors: [], success: true }]);
    expect(await erase({}, signedIn)).toEqual([400, noId]);
    expect(await erase(undefined, signedIn)).toEqual([400, noId]);
    expect(await erase({ registered: 'null' }, signedIn)).toEqual([400, noValidId]);
    expect(await erase(ids, withToken)).toEqual([403, error('No permission')]);
    expect(simulator.counts).toMatchObject({ accepted: 1, refused: 4 });
  });

  it('refuses the time without a key, and a method that a path does not have', async () => {
    expect((await fetch(simulator.origin + time)).status).toBe(401);
    expect((await fetch(simulator.origin + dataHub)).status).toBe(404);
    expect(simulator.counts).toMatchObject({ accepted: 0, refused: 2 });
  });

  it('admits a token to Engagement, in the header or in the query', async () => {
    expect(await send(engagement, withToken)).toEqual(accepted);
    expect(await send(`${engagement}?access_token=demo-secret-7f3a`)).toEqual(accepted);
  });

  it('asks nothing more of a public stream', async () => {
    expect(await send(dataHub, basic('whoever', 'whatever'))).toEqual(accepted);
  });

  it.each([
    ['basic', signedIn],
    ['token', withToken],
    ['bearer', { authorization: 'Bearer demo-secret-7f3a' }],
  ])('asks a private stream for its %s authentication', async (authentication, headers) => {
    const closed = await start({ authentication });
    expect(await send(dataHub, {}, closed)).toEqual([401, error('Access key not provided')]);
    expect(await send(dataHub, headers, closed)).toEqual(accepted);
    const other = authentication === 'basic' ? withToken : signedIn;
    expect(await send(dataHub, other, closed)).toEqual([400, error('Could not authenticate')]);
  });
});
