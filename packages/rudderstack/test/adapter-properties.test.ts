import { catalog } from '@sluice/catalog';
import { isObject, type RawSettings } from '@sluice/kit/host';
import { simulators } from '@sluice/simulators';
import { fuzzedEvent } from '@sluice/test-utils/conformance';
import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { createAdapter } from '../src/adapter/create-adapter';
import { configOf } from './config-of';
import { parcel } from './parcel-destination';
import { entryFaults, restFaults } from './rest-faults';
import { described, type RudderJob } from './rudder-requests';
import { sortedJobIds } from './sorted-job-ids';

const destinations = [...Object.values(catalog), parcel];
const defects: unknown[] = [];
const sent: string[] = [];
const adapter = createAdapter({
  isProxied: () => true,
  destinations,
  onDefect: (error) => void defects.push(error),
  transport: {
    send: ({ url }) => {
      sent.push(new URL(url).origin);
      return Promise.resolve({ status: 200, headers: {}, json: undefined });
    },
    close: () => Promise.resolve(),
  },
});

const subjects = destinations.map((destination, index) => {
  const config = destination === parcel ? { key: 'secret-key' } : configOf(destination);
  // By the settings' names: RudderStack may have others.
  const account: RawSettings = simulators[destination.slug]?.account ?? config;
  const passwords = Object.entries(destination.authentication.fields).filter(([, { type }]) => type === 'password');
  const secrets = passwords.flatMap(([key]) => account[key] ?? []).map(String);
  return { name: adapter.names[index] ?? '', slug: destination.slug, config, secrets };
});

/** Mostly configurations that work; some with something else in the place of a value; some that are none. */
function anyConfig(config: object): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('{{ event.userId || x }}', '{{', '{{ || }}', '\n'),
  );
  const changed = fc
    .tuple(fc.constantFrom(...Object.keys(config)), odd)
    .map(([key, value]) => ({ ...config, [key]: value }));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(config) },
    { weight: 3, arbitrary: changed },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

/** Jobs with ids of their own, of up to three destinations, in the order of their ids or not. */
function anyJobs(config: object): fc.Arbitrary<readonly object[]> {
  const more = fc.dictionary(fc.constantFrom('userId', 'workspaceId', 'secret'), fc.jsonValue({ maxDepth: 1 }));
  const job = fc.record({
    id: fc.constantFrom('destination-1', 'destination-1', 'destination-2', 'destination-3'),
    message: fuzzedEvent(),
    config: anyConfig(config),
    dontBatch: fc.constantFrom(undefined, false, true),
    more,
  });
  const jobs = fc.array(job, { maxLength: 12 });
  return fc.tuple(jobs, fc.boolean()).map(([list, isReversed]) =>
    list.map((one, index) => ({
      message: one.message,
      metadata: {
        ...one.more,
        jobId: isReversed ? list.length - index : index + 1,
        destinationId: one.id,
        ...(one.dontBatch !== undefined && { dontBatch: one.dontBatch }),
      },
      destination: described(one.config as object, one.id),
    })),
  );
}

const idsIn = (jobs: readonly object[]) => jobs.map((job) => (job as { metadata: { jobId: number } }).metadata.jobId);

describe.each(subjects)('whatever $name is asked', ({ name, config, secrets }) => {
  test('the router answers with each job in exactly one output that rudder-server can read', () => {
    fc.assert(
      fc.property(anyJobs(config), (jobs) => {
        defects.length = 0; // -- for each run, or a failure could not be shrunk
        const { status, body } = adapter.route({ input: jobs, destType: name });
        expect(status).toBe(200);
        const { output } = body as unknown as { output: readonly Record<string, unknown>[] };
        const metadata = output.flatMap((entry) => entry.metadata as { jobId: number }[]);
        expect(sortedJobIds([{ metadata }])).toEqual(sortedJobIds(jobs as RudderJob[]));
        const smallest = output.map((entry) =>
          Math.min(...(entry.metadata as { jobId: number }[]).map(({ jobId }) => jobId)),
        );
        expect(smallest).toEqual(smallest.toSorted((a, b) => a - b));
        for (const entry of output) {
          expect(entryFaults(entry)).toEqual([]);
          expect([200, 298, 400]).toContain(entry.statusCode);
          const requests = [entry.batchedRequest ?? []].flat();
          expect(requests.length > 0).toBe(entry.statusCode === 200);
          for (const request of requests) expect(restFaults(request)).toEqual([]);
        }
        for (const one of metadata) expect(jobs).toContainEqual(expect.objectContaining({ metadata: one }));
        expect(defects).toEqual([]);
      }),
      runs(200),
    );
  });

  test('the processor answers every event, and for each in its place', () => {
    fc.assert(
      fc.property(anyJobs(config), (jobs) => {
        defects.length = 0; // -- for each run, or a failure could not be shrunk
        const { status, body } = adapter.process(name, jobs);
        expect(status).toBe(200);
        const entries = body as readonly { metadata: { jobId: number }; output?: unknown; statusCode: number }[];
        const ids = entries.map(({ metadata }) => metadata.jobId);
        expect(ids.filter((id, index) => id !== ids[index - 1])).toEqual(idsIn(jobs));
        for (const entry of entries) {
          expect(entryFaults(entry)).toEqual([]);
          expect('output' in entry ? restFaults(entry.output) : []).toEqual([]);
          expect('output' in entry).toBe(entry.statusCode === 200);
        }
        expect(defects).toEqual([]);
      }),
      runs(150),
    );
  });

  test('no answer holds a secret but in the headers of a request and in the destination that came with it', () => {
    expect(secrets).not.toEqual([]);
    fc.assert(
      fc.property(fc.array(fuzzedEvent(), { maxLength: 5 }), (events) => {
        const jobs = events.map((message, index) => ({
          message,
          metadata: { jobId: index },
          destination: described(config),
        }));
        const { body } = adapter.route({ input: jobs, destType: name });
        const { output } = body as unknown as { output: readonly Record<string, unknown>[] };
        const rest = JSON.stringify(output.map(({ error, statTags, metadata }) => ({ error, statTags, metadata })));
        for (const secret of secrets) expect(rest).not.toContain(secret);
      }),
      runs(100),
    );
  });

  test('what the router makes is what the proxy sends, to each job a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs(config), async (jobs) => {
        const { body } = adapter.route({ input: jobs, destType: name });
        const { output } = body as unknown as { output: readonly Record<string, unknown>[] };
        for (const { batchedRequest = [], metadata, destination } of output) {
          const { Config: destinationConfig } = destination as { Config: unknown };
          for (const request of [batchedRequest].flat()) {
            const posted = { ...(request as object), metadata, destinationConfig };
            const answer = await adapter.proxy('v1', name, JSON.parse(JSON.stringify(posted)));
            const { response } = (answer.body as { output: { response: readonly Record<string, unknown>[] } }).output;
            // -- JSON knows no -0
            expect(response.map((entry) => entry.metadata)).toEqual(JSON.parse(JSON.stringify(metadata)));
            for (const { error } of response) expect(error).not.toMatch(/^Not sent/);
          }
        }
      }),
      runs(100),
    );
  });
});

describe('whatever the body', () => {
  const names = fc.constantFrom(...adapter.names, 'nowhere', '', '__proto__', 'constructor');
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.record({ input: fc.jsonValue(), destType: fc.oneof(names, fc.jsonValue({ maxDepth: 1 })) }),
    fc.record({
      input: fc.array(fc.record({ message: fuzzedEvent(), metadata: fc.jsonValue() })),
      destType: names,
      destinations: fc.jsonValue(),
    }),
    fc.array(fc.record({ message: fuzzedEvent(), metadata: fc.jsonValue(), destination: fc.jsonValue() })),
    fc.array(fc.record({ destType: names, config: fc.jsonValue(), userAttributes: fc.jsonValue() })),
    fc.record({
      type: fc.constantFrom('REST', 'CSV'),
      method: fc.constantFrom('POST', 'GET', ''),
      endpoint: fc.oneof(fc.webUrl(), fc.constant('https://api.parcel.example/parcels'), fc.string()),
      headers: fc.jsonValue({ maxDepth: 1 }),
      body: fc.record({ JSON: fc.jsonValue(), XML: fc.constantFrom({}, { payload: '<a/>' }) }),
      userId: fc.oneof(fc.string(), fc.constantFrom('sluice batch 1:1 2:1', 'sluice sequence')),
      metadata: fc.oneof(fc.array(fc.record({ jobId: fc.nat({ max: 3 }) })), fc.jsonValue()),
      destinationConfig: fc.constantFrom(...subjects.map(({ config }) => config), {}, null),
    }),
  );

  test('nothing is thrown, every answer is JSON, and nothing is sent but to a destination', async () => {
    sent.length = 0;
    await fc.assert(
      fc.asyncProperty(names, odd, async (name, body) => {
        const answers = [
          adapter.process(name, body),
          adapter.route(body),
          adapter.batch(body),
          await adapter.proxy('v0', name, body),
          await adapter.proxy('v1', name, body),
          await adapter.deleteUsers(body),
        ];
        for (const answer of answers) {
          expect(answer.status).toBeGreaterThanOrEqual(200);
          expect(isObject(answer.body) || Array.isArray(answer.body)).toBe(true);
          expect(JSON.parse(JSON.stringify(answer.body))).toBeDefined();
        }
        expect(() => adapter.typeOf(body)).not.toThrow();
      }),
      runs(2000),
    );
    expect(
      sent.filter((origin) => !['https://api.parcel.example', 'https://api.bloomreach.example'].includes(origin)),
    ).toEqual([]);
  });
});
