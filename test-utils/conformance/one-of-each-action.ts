import type { Pipeline } from '@sluice/engine';
import { specEvents } from '@sluice/events';

/** For each action in use, the first of the spec's events from which it makes something. */
export function oneOfEachAction(pipeline: Pipeline): readonly object[] {
  const { actions, events } = pipeline.plan(specEvents);
  const byAction = new Map<string, object>();
  for (const [index, event] of specEvents.entries()) {
    const planned = events[index];
    const action = actions[index]?.join(' ') ?? '';
    const hasItems = planned !== undefined && 'items' in planned && planned.items.length > 0;
    if (hasItems && !byAction.has(action)) byAction.set(action, event);
  }
  return [...byAction.values()];
}
