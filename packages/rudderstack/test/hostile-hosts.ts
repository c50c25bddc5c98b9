import { Destination as SegmentDestination, RetryableError } from '@segment/actions-core';
import { compile } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import type { Action, Channel, Destination, RawSettings } from '@sluice/kit/host';
import { createAdapter } from '../src/adapter/create-adapter';
import { configOf } from './config-of';
import { posted } from './posted';
import { proxyV1, statusesOf } from './proxy-conversation';
import { jobsOf } from './rudder-requests';

/** Events of one channel of a destination, which travel in one request where it takes several. */
export interface Target {
  readonly destination: Destination;
  readonly settings: RawSettings;
  readonly channel: Channel;
  readonly events: readonly object[];
}

/** What became of an event, as every host can say it. */
export type End = 'delivered' | 'rejected' | 'retry';

/** Gives the target's events to a host whose requests go to the origin, and tells what became of each. */
type Host = (target: Target, origin: string, timeoutMilliseconds: number) => Promise<readonly End[]>;

export const hosts: Readonly<Record<string, Host>> = {
  async engine({ destination, settings, events }, origin, timeoutMilliseconds) {
    const transport = undiciTransport({ origins: { '*': origin }, timeoutMilliseconds });
    const ends: End[] = [];
    for await (const { outcome } of compile(destination, { settings }).deliver(events, { transport, attempts: 1 })) {
      ends.push(outcome.status === 'skipped' ? 'rejected' : outcome.status);
    }
    await transport.close();
    return ends;
  },

  async 'Segment, event by event'(target, origin, timeoutMilliseconds) {
    const { destination, settings, events } = target;
    const segment = new SegmentDestination(rerouted(destination, origin, timeoutMilliseconds));
    return Promise.all(
      events.map(async (event): Promise<End> => {
        try {
          // -- the runtime wants JSON, which events and settings are
          await segment.onEvent(event as never, { ...settings, subscriptions: destination.presets });
          return 'delivered';
        } catch (error) {
          return error instanceof RetryableError ? 'retry' : 'rejected';
        }
      }),
    );
  },

  async 'Segment, in a batch'(target, origin, timeoutMilliseconds) {
    const { destination, settings, events } = target;
    const segment = new SegmentDestination(rerouted(destination, origin, timeoutMilliseconds));
    const ends: End[] = [];
    const pipelines = destination.presets.map((preset) => compile(destination, { settings, subscriptions: [preset] }));
    for (const [at, subscription] of destination.presets.entries()) {
      const places = [...events.keys()].filter((place) => pipelines[at]?.plan([events[place]]).drafts.length);
      if (places.length === 0) continue;
      const batch = places.map((place) => events[place]);
      const results: unknown = await segment.onBatch(batch as never, { ...settings, subscription });
      const [{ multistatus }] = results as [{ multistatus: readonly { readonly status: number }[] }];
      for (const [index, { status }] of multistatus.entries()) ends[places[index] ?? 0] = endOf(status);
    }
    return ends;
  },

  async 'rudder-server’s proxy'({ destination, settings, events }, origin, timeoutMilliseconds) {
    const transport = undiciTransport({ origins: { '*': origin }, timeoutMilliseconds });
    const adapter = createAdapter({ destinations: [destination], transport });
    const jobs = jobsOf(events, { ...configOf(destination, settings), useVendorNames: true });
    const [name = ''] = adapter.names;
    const { body } = adapter.route({ input: jobs, destType: name });
    if ('error' in body) throw new Error(body.error);
    const ends: End[] = [];
    for (const { batchedRequest, metadata, error } of body.output) {
      if (!batchedRequest) throw new Error(error);
      const ids = new Set(metadata.map(({ jobId }) => jobId));
      const own = jobs.filter((job) => ids.has(job.metadata.jobId));
      for (const request of [batchedRequest].flat()) {
        const output = await proxyV1(adapter, name, posted(request, own));
        for (const [jobId, status] of statusesOf(output) as [number, number][]) ends[jobId - 1] = endOf(status);
      }
    }
    await transport.close();
    return ends;
  },
};

function endOf(status: number): End {
  if (status < 400) return 'delivered';
  return [408, 423, 429].includes(status) || status >= 500 ? 'retry' : 'rejected';
}

/** The definition with its requests going to another origin, and less time for them. */
function rerouted(destination: Destination, origin: string, timeout: number) {
  const reroute = (perform: Action['perform']): Action['perform'] => {
    return (client, data) =>
      perform((url, options) => {
        const { pathname, search } = new URL(url);
        return client(`${origin}${pathname}${search}`, { ...options, timeout });
      }, data);
  };
  const actions = Object.entries(destination.actions).map(([key, action]) => {
    return [key, { ...action, perform: reroute(action.perform), performBatch: reroute(action.performBatch) }] as const;
  });
  return { ...destination, actions: Object.fromEntries(actions) };
}
