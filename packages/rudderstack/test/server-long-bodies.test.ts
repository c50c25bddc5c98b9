import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { createAdapter } from '../src/adapter/create-adapter';
import { config } from './bloomreach-config';
import { configOf } from './config-of';
import { track } from './bloomreach-events';
import { compacted, jobsOf, type RudderJob } from './rudder-requests';
import { startServer } from './start-server';
import { unsent } from './unsent';

const processor = '/v0/destinations/bloomreach';

/** Enough for several parts, with characters of one to four bytes. */
const long = jobsOf(
  Array.from({ length: 200 }, (_, place) =>
    track(`Gelesen ${place}`, 'u1', { properties: { text: `„${'ü€🕯 "},{'.repeat(50)}“`, place } }),
  ),
  config,
);

/** With blanks between the entries, of which none is ever cut. */
function asWhole(body: unknown): string {
  return JSON.stringify(body, undefined, 1);
}

const bodies: readonly (readonly [string, unknown])[] = [
  ['a list', long],
  ['the compacted form', compacted(long)],
  ['an event that none can be made of', compacted(long.with(150, { ...(long[150] as RudderJob), message: 7 }))],
  [
    'lists of messages inside events',
    jobsOf(
      Array.from({ length: 30 }, () =>
        track('Read', 'u1', { properties: { list: Array.from({ length: 200 }, () => ({ message: 'a' })) } }),
      ),
      config,
    ),
  ],
];

test.each(bodies)('answers a long body that is divided as one that is not: %s', async (_, body) => {
  const { post, logged } = await startServer();
  for (const [path, asked] of [
    [processor, body],
    ['/routerTransform', Array.isArray(body) ? { input: body as unknown, destType: 'bloomreach' } : body],
  ] as const) {
    const [divided, whole] = [await post(path, JSON.stringify(asked)), await post(path, asWhole(asked))];
    expect(divided.status).toBe(200);
    expect(divided.text).toBe(whole.text);
    expect(divided.headers.get('content-length')).toBe(String(Buffer.byteLength(divided.text)));
  }
  const answered = logged.filter(({ msg }) => msg === 'answered').map(({ jobs }) => jobs);
  expect([answered[0], answered[2]]).toEqual([answered[1], answered[3]]);
});

test('takes the last of two lists, as JSON does', async () => {
  const { post } = await startServer();
  const [first] = long;
  const twice = `${JSON.stringify(compacted(long)).slice(0, -1)},"input":${JSON.stringify(jobsOf([track('Last')], config))}}`;
  const { json } = await post(processor, twice);
  expect(json).toMatchObject([{ metadata: first?.metadata, output: { body: { JSON: { commands: [{}] } } } }]);
});

test('answers what is no JSON behind its first parts with 400', async () => {
  const { post } = await startServer();
  const text = JSON.stringify(long);
  for (const broken of [text.slice(0, -1), text.replace('"Gelesen 150"', 'Gelesen'), `${text}]`]) {
    const { status, json } = await post(processor, broken);
    expect([status, json]).toEqual([400, { error: 'The body is not JSON.' }]);
  }
});

test('counts the events of all parts', async () => {
  const { post } = await startServer({ limits: { jobs: 199 } });
  expect((await post(processor, long)).status).toBe(413);
  expect((await post(processor, long.slice(1))).status).toBe(200);
});

test('mixes up no answers that are under way at once', async () => {
  const { post } = await startServer();
  const asked = Array.from({ length: 12 }, (_, place) => long.slice(0, 40 + 12 * place));
  const answers = await Promise.all(asked.map((jobs) => post(processor, jobs)));
  expect(answers.map(({ json }) => (json as RudderJob[]).map(({ metadata }) => metadata))).toEqual(
    asked.map((jobs) => jobs.map(({ metadata }) => metadata)),
  );
});

describe('the router, for a destination whose events share no requests,', () => {
  const destination = catalog.blueshift as Destination;
  const blueshift = configOf(destination);
  const jobs = jobsOf(
    long.map(({ message }) => message),
    blueshift,
  );
  const withId = (job: RudderJob, jobId: number | undefined) =>
    ({ ...job, metadata: { ...job.metadata, jobId } }) as RudderJob;
  const others = jobsOf([track('Other', 'u2')], configOf(destination, { region: 'eu' }), { id: 'destination-2' });

  /** The answers to the same jobs, divided and not, and how many parts the router was asked for in each. */
  async function bothAnswers(asked: readonly RudderJob[]) {
    const adapter = createAdapter({ destinations: [destination], transport: unsent });
    const route = jest.spyOn(adapter, 'route');
    const { post, logged } = await startServer({ adapter });
    const body = compacted(asked, 'blueshift');
    const divided = await post('/routerTransform', JSON.stringify(body));
    const parts = route.mock.calls.length;
    const whole = await post('/routerTransform', asWhole(body));
    expect(route).toHaveBeenCalledTimes(parts + 1);
    const [one, other] = logged.filter(({ msg }) => msg === 'answered');
    expect([one?.jobs, one?.destination]).toEqual([other?.jobs, 'blueshift']);
    return { divided, whole, parts };
  }

  test.each([
    ['in the order of their ids', jobs],
    ['of two destinations', [...jobs.slice(0, 100), withId(others[0] as RudderJob, 101), ...jobs.slice(101)]],
    [
      'some of which fail',
      jobs.map((job, place) => (place % 7 === 0 ? { ...job, message: { type: 'nothing' } } : job)),
    ],
  ])('answers each part alone: %s', async (_, asked) => {
    const { divided, whole, parts } = await bothAnswers(asked);
    expect(parts).toBeGreaterThan(2);
    expect(divided.status).toBe(200);
    expect(divided.text).toBe(whole.text);
  });

  test.each([
    ['in another order', jobs.toReversed()],
    ['two with one id', jobs.with(150, withId(jobs[150] as RudderJob, 150))],
    ['one without an id', jobs.with(150, withId(jobs[150] as RudderJob, undefined))],
  ])('answers as a whole what it has to sort: %s', async (_, asked) => {
    const { divided, whole } = await bothAnswers(asked);
    expect(divided.status).toBe(200);
    expect(divided.text).toBe(whole.text);
  });

  test('counts the events of all parts', async () => {
    const adapter = createAdapter({ destinations: [destination], transport: unsent });
    const { post } = await startServer({ adapter, limits: { jobs: 199 } });
    expect((await post('/routerTransform', compacted(jobs, 'blueshift'))).status).toBe(413);
    expect((await post('/routerTransform', compacted(jobs.slice(1), 'blueshift'))).status).toBe(200);
  });
});
