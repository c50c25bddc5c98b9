import type { Pipeline, PipelinePlan } from '@sluice/engine';
import { type Outcome, type PreparedSettings, requestOf } from '@sluice/kit/host';
import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';

/** Plans events that stand together in the input from place `offset` on; `settings` are those the requests show. */
export function planWindow(
  pipeline: Pipeline,
  events: readonly unknown[],
  offset: number,
  settings: PreparedSettings,
): { readonly requests: PlannedRequest[]; readonly outcomes: PlannedEvent[] } {
  // As if they were sent now: what is too old by then is not planned.
  const plan = pipeline.plan(events, { now: Date.now() });
  return {
    requests: plan.drafts.map(({ channel, parts }) => {
      const { method, url, headers, json } = requestOf(channel, parts, settings);
      const places = parts.map((part) => offset + part.event);
      return {
        method,
        url: withReadablePlaceholders(url),
        headers,
        ...(json !== undefined && { json }),
        events: places,
      };
    }),
    outcomes: events.map((event, index) => ({
      event: offset + index,
      messageId: textIn(event, 'messageId') ?? null,
      title: titleOf(event),
      actions: plan.actions[index] ?? [],
      ...wordsOf(plan, index),
    })),
  };
}

/** In an address the braces of a placeholder are encoded. */
function withReadablePlaceholders(url: string): string {
  return url.replaceAll(/%7B%7B(\w+)%7D%7D/g, '{{$1}}');
}

function wordsOf(plan: PipelinePlan, index: number): Pick<PlannedEvent, 'status' | 'fix' | 'message' | 'notes'> {
  const outcome: Outcome | undefined = plan.outcomes[index];
  const made = plan.events[index];
  if (outcome === undefined) {
    const notes = made && 'items' in made ? made.notes : [];
    return { status: 'planned', ...(notes.length > 0 && { notes }) };
  }
  return {
    status: outcome.status,
    ...('fix' in outcome && { fix: outcome.fix }),
    ...('message' in outcome && { message: outcome.message }),
  };
}

function titleOf(event: unknown): string {
  const name = textIn(event, 'event') ?? textIn(event, 'name');
  return `${textIn(event, 'type') ?? 'no type'}${name === undefined ? '' : ` ${JSON.stringify(name)}`}`;
}

function textIn(event: unknown, key: string): string | undefined {
  const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
