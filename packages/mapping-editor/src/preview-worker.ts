import type { Destination } from '@sluice/kit/host';
import { answerCalls, type Methods, type Port } from './preview/calls.ts';
import { compare } from './preview/compare.ts';
import type { Configuration } from './preview/configuration.ts';
import { flowOf } from './preview/flow-of.ts';
import { Pipelines } from './preview/pipelines.ts';
import { planAll } from './preview/plan-all.ts';

export { compare, flowOf, Pipelines, planAll };

/**
 * Serves previews of these destinations, under keys that the page chooses, to `connectPreview` at the other end: in a Worker, the page.
 * Long work yields from time to time, so that it can be cancelled and does not block other calls. `more` are additional methods of the
 * page's own, for its `callsTo`.
 */
export function servePreview(
  destinations: Readonly<Record<string, Destination>>,
  port: Port = globalThis,
  more: Methods = {},
): void {
  const pipelines = new Pipelines(destinations);
  let events: unknown[] = [];
  answerCalls(port, { ...more, ...previewMethods() });

  function previewMethods() {
    return {
      load: (loaded: readonly unknown[]) => void (events = [...loaded]),
      replace: (place: number, event: unknown) => void (events[place] = event),
      check: (configuration: Configuration) => pipelines.problemsOf(configuration),
      explain: (configuration: Configuration, event: unknown) =>
        pipelines.open(configuration).explain(event, { now: Date.now() }),
      plan: (configuration: Configuration) => planAll(pipelines.open(configuration), events, Date.now()),
      flow: (configuration: Configuration) => flowOf(pipelines.open(configuration), events, Date.now()),
      compare: (before: Configuration, after: Configuration) =>
        compare(pipelines.open(before), pipelines.open(after), events, Date.now()),
    };
  }
}
