import { destination } from '@sluice/blueshift';
import type { Subscription } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';
import { planner, type Planned } from '@sluice/test-utils/planner';

export const settings = { eventApiKey: 'event-key' };

/** Without what the defaults add to the events that the vendor's page prints. */
export const asPrinted = { sendTimestamp: false, sendEventUuid: false };

const planned = planner(destination, settings);

/** What Blueshift would be sent for these events, and the outcomes known without it. */
export function plan(
  ...given: Parameters<typeof planned>
): Planned & { readonly sent: Readonly<Record<string, unknown>>[] } {
  const made = planned(...given);
  const sent = made.requests.flatMap(({ json }) => {
    const body = json as Record<string, unknown>;
    return ((isObject(body) ? (body.events ?? body.customers) : undefined) ?? [body]) as Record<string, unknown>[];
  });
  return { ...made, sent };
}

export function presetOf(name: string): Subscription {
  const found = destination.presets.find((preset) => preset.name === name);
  if (!found) throw new Error(`There is no preset "${name}".`);
  return found;
}
