import type { PipelinePlan } from '@sluice/engine';
import type { Channel, PreparedSettings, Request } from '@sluice/kit/host';

/** What is known about a request of the plan. */
interface TrackedRequest {
  /** Positions of its events in the plan's list. */
  readonly events: readonly number[];
  /** The same request without secrets, for display. */
  readonly shown: Request;
}

export interface TrackedPlan {
  readonly plan: PipelinePlan;
  readonly find: (request: Request) => TrackedRequest | undefined;
}

/**
 * The same plan, with a way to look up which events a request is for, including requests that are made later when a batch is
 * split. `shown` are the settings with secrets replaced by their names.
 */
export function trackedPlan(plan: PipelinePlan, shown: PreparedSettings): TrackedPlan {
  const events = new Map<unknown, number>();
  for (const { parts } of plan.drafts) {
    for (const part of parts) for (const { value } of part.items) events.set(value, part.event);
  }
  const tracked = new WeakMap<Request, TrackedRequest>();
  const channels = new Map<Channel, Channel>();
  const add = (channel: Channel, values: readonly unknown[], request: Request) => {
    const places = new Set(values.map((value) => events.get(value) ?? -1));
    tracked.set(request, {
      events: [...places].filter((place) => place >= 0),
      shown: channel.request(values as [unknown, ...unknown[]], shown.all), // -- the same number of values
    });
    return request;
  };
  const trackedChannel = (channel: Channel): Channel => {
    const known = channels.get(channel);
    if (known) return known;
    const own: Channel = {
      ...channel,
      request: (values, settings) => add(channel, values, channel.request(values, settings)),
    };
    channels.set(channel, own);
    return own;
  };
  const drafts = plan.drafts.map((draft) => {
    const values = draft.parts.flatMap(({ items }) => items.map(({ value }) => value));
    add(draft.channel, values, draft.request);
    return { ...draft, channel: trackedChannel(draft.channel) };
  });
  return { plan: { ...plan, drafts }, find: (request) => tracked.get(request) };
}
