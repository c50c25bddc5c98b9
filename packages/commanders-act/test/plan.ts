import { destination } from '@sluice/commanders-act';
import { compile, type Pipeline, type Subscription } from '@sluice/engine';
import type { Outcome, Preset, RawSettings, Request } from '@sluice/kit/host';

export const settings = { siteId: '29', sourceKey: 'source-key-4f2a' };

/** An event as Commanders Act gets it. */
export interface Collected {
  readonly event_name: string;
  readonly user: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
  readonly items?: readonly Readonly<Record<string, unknown>>[];
  readonly [property: string]: unknown;
}

/** The preset for this action, with parts of its mapping replaced. */
export function preset(partnerAction: string, mapping: Preset['mapping'] = {}): Preset {
  const found = destination.presets.find((one) => one.partnerAction === partnerAction);
  if (!found) throw new Error(`no preset for ${partnerAction}`);
  return { ...found, mapping: { ...found.mapping, ...mapping } };
}

interface Options {
  readonly settings?: RawSettings;
  readonly subscriptions?: readonly Subscription[];
}

const pipelines = new Map<string, Pipeline>();

function pipelineFor(more: Options): Pipeline {
  const key = JSON.stringify(more);
  const pipeline =
    pipelines.get(key) ??
    compile(destination, {
      settings: { ...settings, ...more.settings },
      ...(more.subscriptions && { subscriptions: more.subscriptions }),
    });
  pipelines.set(key, pipeline);
  return pipeline;
}

/** What Commanders Act would be sent for these events, and the outcomes known without it. */
export function plan(
  events: readonly unknown[],
  more: Options = {},
): {
  requests: Request[];
  collected: Collected[];
  notes: readonly string[];
  outcomes: readonly (Outcome | undefined)[];
} {
  const { drafts, outcomes, events: planned } = pipelineFor(more).plan(events);
  return {
    requests: drafts.map((draft) => draft.request),
    collected: drafts.flatMap(({ parts }) =>
      parts.flatMap(({ items }) => items.map(({ value }) => JSON.parse(JSON.stringify(value)) as Collected)),
    ),
    notes: planned.flatMap((event) => ('items' in event ? event.notes : [])),
    outcomes,
  };
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
