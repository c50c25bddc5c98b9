import type { PipelinePlan } from '@sluice/engine';
import type { Channel, PreparedSettings, Request } from '@sluice/kit/host';

/** What is known of a request that somebody else sends. */
interface TrackedRequest {
  /** Places of its events in the list of the plan. */
  readonly events: readonly number[];
  /** The same request as it may be shown. */
  readonly shown: Request;
}

export interface TrackedPlan {
  readonly plan: PipelinePlan;
  readonly find: (request: Request) => TrackedRequest | undefined;
}

/**
 * The same plan, of whose requests one can ask which events they are for, those too that are made later because a batch was split.
 * `shown` are the settings with names in the places of secrets.
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
      shown: channel.request(values as [unknown, ...unknown[]], shown.all), // -- as many as before
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
