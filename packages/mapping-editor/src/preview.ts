import type { ConfigurationProblem, Explanation } from '@sluice/engine';
import { type CallOptions, callsTo, type Port } from './preview/calls.ts';
import type { Comparison } from './preview/comparison.ts';
import type { Configuration } from './preview/configuration.ts';
import type { Flow } from './preview/flow.ts';
import type { PlannedEvents } from './preview/plan-all.ts';

export { type CallOptions, callsTo, type Port, type Progress } from './preview/calls.ts';
export type { Comparison, EventChange, OutcomeChange, PlaceChange, ValueChange } from './preview/comparison.ts';
export type { Configuration } from './preview/configuration.ts';
export type { Band, Flow, NameCoverage, Reason } from './preview/flow.ts';
export type { PlannedEvents, PlannedRequest } from './preview/plan-all.ts';

/** Previews, made at the other end. Rejects if a configuration cannot work, with all problems in the message. */
export interface PreviewClient {
  /** Loads the events for `plan`, `flow` and `compare`. */
  load(events: readonly unknown[]): Promise<void>;
  /** Replaces one of these events. */
  replace(place: number, event: unknown): Promise<void>;
  /** What is wrong with a configuration, each with its place. */
  check(configuration: Configuration): Promise<readonly ConfigurationProblem[]>;
  /** What happens to one event, and why. */
  explain(configuration: Configuration, event: unknown, options?: CallOptions): Promise<Explanation>;
  /** The requests for the events, sent together, and their outcomes. */
  plan(configuration: Configuration, options?: CallOptions): Promise<PlannedEvents>;
  /** What happens to the events, from names through subscriptions to outcomes. */
  flow(configuration: Configuration, options?: CallOptions): Promise<Flow>;
  /** What another configuration changes for the events. */
  compare(before: Configuration, after: Configuration, options?: CallOptions): Promise<Comparison>;
}

/** Talks to a Worker that runs `servePreview` of `@sluice/mapping-editor/preview-worker`. */
export function connectPreview(worker: Port): PreviewClient {
  const call = callsTo(worker);
  return {
    load: (events) => call('load', [events]),
    replace: (place, event) => call('replace', [place, event]),
    check: (configuration) => call('check', [configuration]),
    explain: (configuration, event, options) => call('explain', [configuration, event], options),
    plan: (configuration, options) => call('plan', [configuration], options),
    flow: (configuration, options) => call('flow', [configuration], options),
    compare: (before, after, options) => call('compare', [before, after], options),
  };
}
