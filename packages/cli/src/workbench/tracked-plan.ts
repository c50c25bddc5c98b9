import type { PipelinePlan } from '@sluice/engine';
import type { Channel, PreparedSettings, Request } from '@sluice/kit/host';

export interface TrackedPlan {
  readonly plan: PipelinePlan;
  /** The same request without secrets, for display. */
  readonly find: (request: Request) => Request | undefined;
}

/**
 * The same plan, with a way to look up how a request is displayed, including requests that are made later when a batch is split.
 * `shown` are the settings with secrets replaced by their names.
 */
export function trackedPlan(plan: PipelinePlan, shown: PreparedSettings): TrackedPlan {
  const tracked = new WeakMap<Request, Request>();
  const channels = new Map<Channel, Channel>();
  const add = (channel: Channel, values: readonly unknown[], request: Request) => {
    tracked.set(request, channel.request(values as [unknown, ...unknown[]], shown.all)); // -- the same number of values
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
