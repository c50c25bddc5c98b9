import { compile, type Subscription } from '@sluice/engine';
import { isObject, type Outcome, type RawSettings, type Request } from '@sluice/kit/host';
import { destination } from '@sluice/blueshift';

export const settings = { eventApiKey: 'event-key' };

/** Without what the defaults add to the events that the vendor's page prints. */
export const asPrinted = { sendTimestamp: false, sendEventUuid: false };

/** What Blueshift would be sent for these events, and the outcomes known without it. */
export function plan(
  events: readonly unknown[],
  more: { readonly settings?: RawSettings; readonly subscriptions?: readonly Subscription[] } = {},
): {
  requests: Request[];
  sent: Record<string, unknown>[];
  outcomes: readonly (Outcome | undefined)[];
  notes: string[];
} {
  const pipeline = compile(destination, {
    settings: { ...settings, ...more.settings },
    ...(more.subscriptions && { subscriptions: more.subscriptions }),
  });
  const { drafts, outcomes, events: planned } = pipeline.plan(events);
  // As they are sent: JSON has no undefined members.
  const requests = drafts.map(({ request }) => JSON.parse(JSON.stringify(request)) as Request);
  return {
    requests,
    sent: requests.flatMap(({ json }) => {
      const body = json as Record<string, unknown>;
      return ((isObject(body) ? (body.events ?? body.customers) : undefined) ?? [body]) as Record<string, unknown>[];
    }),
    outcomes,
    notes: planned.flatMap((one) => ('items' in one ? one.notes : [])),
  };
}

export function presetOf(name: string): Subscription {
  const found = destination.presets.find((preset) => preset.name === name);
  if (!found) throw new Error(`There is no preset "${name}".`);
  return found;
}
