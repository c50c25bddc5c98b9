import { catalog } from '@sluice/catalog';
import { undiciTransport } from '@sluice/engine/transports';
import type { Request } from '@sluice/kit/host';

import { capturedEvents, generateEvents, recentEvents, specEvents } from '@sluice/events';
import { type Exchange, type Simulator, simulators, startSimulator } from '@sluice/simulators';
import type { Adapter } from '../src/adapter/adapter';
import { createAdapter } from '../src/adapter/create-adapter';
import { requestsIn } from '../src/adapter/request-sequence';
import { findChannel } from '../src/adapter/find-channel';
import { readMark } from '../src/adapter/mark';
import { compileConfiguration } from '../src/configuration/compile-configuration';
import type { RestRequest } from '../src/protocol/rest-request';
import { configOf } from './config-of';
import { entryFaults, restFaults } from './rest-faults';
import { jobsOf, type RudderJob } from './rudder-requests';
import { sendAsRudderServer } from './send-as-rudder-server';
import { sortedJobIds } from './sorted-job-ids';
import { unsent } from './unsent';

const samples: Readonly<Record<string, readonly object[]>> = {
  spec: specEvents,
  captured: capturedEvents().map(({ event }) => event),
  generated: [...generateEvents({ count: 300, visitors: 20 })],
};

const requestSize = 20;

const subjects = Object.values(catalog)
  .filter(({ slug }) => Object.hasOwn(simulators, slug))
  .flatMap((destination) => {
    const config = configOf(destination);
    return [
      { name: `${destination.name} as RudderStack has it`, destination, config },
      { name: `${destination.name} with the vendor’s names`, destination, config: { ...config, useVendorNames: true } },
    ];
  });

describe.each(subjects)('$name', ({ destination, config }) => {
  const adapter = createAdapter({ destinations: [destination], transport: unsent, isProxied: () => true });
  let simulator: Simulator;
  beforeAll(async () => (simulator = await startSimulator(destination.slug)));
  beforeEach(() => simulator.clear());
  afterAll(() => simulator.close());

  /** What the vendor gets where we send by ourselves. */
  async function delivered(events: readonly object[], windowSize: number): Promise<unknown[]> {
    simulator.clear();
    const transport = undiciTransport({ origins: { '*': simulator.origin } });
    const pipeline = compileConfiguration(destination, config);
    for await (const { outcome, isSent } of pipeline.deliver(events, { transport, windowSize, isPaced: false })) {
      expect([isSent, outcome]).not.toEqual([true, expect.objectContaining({ status: 'rejected' })]);
    }
    await transport.close();
    return simulator.exchanges.map(essence);
  }

  /** What it gets where rudder-server sends what we made. */
  async function sentByRudderServer(requests: readonly unknown[]): Promise<unknown[]> {
    simulator.clear();
    for (const request of requests) {
      expect(restFaults(request)).toEqual([]);
      expect(await sendAsRudderServer(request, simulator.origin)).toBeLessThan(300);
    }
    expect(simulator.counts.refused).toBe(0);
    return simulator.exchanges.map(essence);
  }

  test.each(Object.entries(samples))(
    'gets of the %s events through the router what `send` sends',
    async (_, sample) => {
      const events = recentEvents(sample);
      const requests = inRequests(jobsOf(events, config))
        .flatMap((jobs) => routed(adapter, jobs, destination.slug))
        .flatMap((one) => requestsIn(one) ?? []);
      const sent = await sentByRudderServer(requests);
      expect(sent.length).toBeGreaterThan(0);
      expect(inOrder(sent)).toEqual(inOrder(await delivered(events, requestSize)));
    },
  );

  test.each(Object.entries(samples))(
    'lets the proxy tell whose the %s events are, and of which channel',
    (_, sample) => {
      const pipeline = compileConfiguration(destination, config);
      const requests = inRequests(jobsOf(recentEvents(sample), config))
        .flatMap((jobs) => routed(adapter, jobs, destination.slug))
        .flatMap((one) => requestsIn(one) ?? []);
      for (const { endpoint, method, headers, body, userId } of requests) {
        const request = { method: method as Request['method'], url: endpoint, headers, json: body.JSON };
        const { channel: name, shares = [] } = readMark(userId) ?? {};
        const channel = findChannel(request, name, destination, pipeline.settings);
        expect(channel?.name).toBe(name);
        const count = shares.reduce((sum, share) => sum + share.count, 0);
        expect(count).toBeGreaterThan(0);
        const items = channel?.itemsIn?.(body.JSON);
        if (!channel || !items) continue;
        expect(items).toHaveLength(count);
        // Where it is refused, parts of it are made of its items.
        const again = channel.request(items as [unknown, ...unknown[]], pipeline.settings.all);
        expect(JSON.parse(JSON.stringify({ ...again, headers }))).toEqual(JSON.parse(JSON.stringify(request)));
      }
    },
  );

  test.each(Object.entries(samples))(
    'gets of the %s events through the processor what `send` sends one by one',
    async (_, sample) => {
      const events = recentEvents(sample).slice(0, 100);
      const { body } = adapter.process(nameOf(destination.slug), jobsOf(events, config));
      if ('error' in body) throw new Error(body.error);
      for (const entry of body) expect(entryFaults(entry)).toEqual([]);
      const sent = await sentByRudderServer(body.flatMap((entry) => ('output' in entry ? entry.output : [])));
      expect(inOrder(sent)).toEqual(inOrder(await delivered(events, 1)));
    },
  );
});

function routed(adapter: Adapter, jobs: readonly RudderJob[], slug: string): readonly RestRequest[] {
  const { body } = adapter.route({ input: jobs, destType: nameOf(slug) });
  if ('error' in body) throw new Error(body.error);
  expect(sortedJobIds(body.output)).toEqual(sortedJobIds(jobs));
  return body.output.flatMap((entry) => {
    expect(entryFaults(entry)).toEqual([]);
    return entry.batchedRequest ?? [];
  });
}

function nameOf(slug: string): string {
  return slug.replaceAll('-', '_');
}

function inRequests<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / requestSize) }, (_, index) =>
    list.slice(index * requestSize, (index + 1) * requestSize),
  );
}

/** A request without what every HTTP client has its own way with. */
function essence({ method, url, headers, json }: Exchange): unknown {
  const { pathname, searchParams } = new URL(url, 'http://vendor');
  const clients = ['host', 'connection', 'content-length', 'accept', 'accept-encoding'];
  const own = Object.entries(headers).filter(([name, value]) => !clients.includes(name) && value !== 'RudderLabs');
  return { method, pathname, query: Object.fromEntries(searchParams), headers: Object.fromEntries(own), json };
}

/** Requests of different people may come in any order. */
function inOrder(requests: readonly unknown[]): string[] {
  return requests.map((request) => stable(request)).toSorted();
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([first], [second]) => (first < second ? -1 : 1)))
      : member,
  );
}
