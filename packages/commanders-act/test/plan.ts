import { destination } from '@sluice/commanders-act';
import type { Preset } from '@sluice/kit/host';
import { planner, type Planned, presetOf } from '@sluice/test-utils/planner';

export const settings = { siteId: '29', sourceKey: 'source-key-4f2a' };

/** An event as Commanders Act gets it. */
export interface Collected {
  readonly event_name: string;
  readonly user: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
  readonly items?: readonly Readonly<Record<string, unknown>>[];
  readonly [property: string]: unknown;
}

const planned = planner(destination, settings);

export const preset = (partnerAction: string, mapping?: Preset['mapping']): Preset =>
  presetOf(destination, partnerAction, mapping);

/** What Commanders Act would be sent for these events, and the outcomes known without it. */
export function plan(...given: Parameters<typeof planned>): Planned & { readonly collected: Collected[] } {
  const made = planned(...given);
  const collected = made.requests.flatMap(({ json }) => {
    const body = json as Collected & { batch?: Collected[] };
    return body.batch ?? [body];
  });
  return { ...made, collected };
}

/** A track event of somebody who is known by an anonymous ID and agreed to nothing. */
export function track(event: string, properties: object, more: object = {}): object {
  return {
    type: 'track',
    event,
    messageId: 'm-1',
    timestamp: '2026-01-02T03:04:05.678Z',
    anonymousId: 'a-1',
    properties,
    ...more,
  };
}
