import type { Pipeline, PipelinePlan } from '@sluice/engine';
import { type Outcome, type PreparedSettings, type Request, requestOf, textIn } from '@sluice/kit/host';
import { firstRequest } from './first-request';
import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';
import { sentBody } from './sent-body';
import { withoutNetwork } from './without-network';

/**
 * Plans consecutive events of the input, the first at position `offset`; `settings` are the ones shown in the requests. Events
 * that are too old at the time `now` are rejected; without `now`, no event is too old.
 */
export async function planWindow(
  pipeline: Pipeline,
  events: readonly unknown[],
  offset: number,
  settings: PreparedSettings,
  now?: number,
): Promise<{ readonly requests: PlannedRequest[]; readonly outcomes: PlannedEvent[] }> {
  const plan = pipeline.plan(events, now === undefined ? {} : { now });
  const shown = plan.drafts.some(({ channel }) => channel.perform)
    ? await withoutNetwork(() => showAll(plan.drafts, settings))
    : plan.drafts.map(({ channel, parts }) => requestOf(channel, parts, settings));
  const places = plan.drafts.map(({ parts }) => parts.map(({ event }) => event));
  const unshown = new Map(
    shown.flatMap((request, draft) =>
      typeof request === 'string' ? (places[draft] ?? []).map((event) => [event, request] as const) : [],
    ),
  );
  return {
    requests: shown.flatMap((request, draft): PlannedRequest[] => {
      if (typeof request === 'string') return [];
      const { method, url, headers } = request;
      return [
        {
          method,
          url: withReadablePlaceholders(url),
          headers,
          ...sentBody(request),
          events: (places[draft] ?? []).map((event) => offset + event),
          ...(plan.drafts[draft]?.channel.perform && { note: 'Further requests depend on the answer to this one.' }),
        },
      ];
    }),
    outcomes: events.map((event, index) => ({
      event: offset + index,
      messageId: textIn(event, 'messageId') ?? null,
      title: nameOf(event),
      actions: plan.actions[index] ?? [],
      ...wordsOf(plan, index, unshown.get(index)),
    })),
  };
}

async function showAll(drafts: PipelinePlan['drafts'], settings: PreparedSettings): Promise<(Request | string)[]> {
  const shown: (Request | string)[] = [];
  for (const draft of drafts) {
    const { channel, parts } = draft;
    shown.push(channel.perform ? await firstRequest(draft, settings) : requestOf(channel, parts, settings));
  }
  return shown;
}

/** Decodes the braces of placeholders, which are encoded in URLs. */
function withReadablePlaceholders(url: string): string {
  return url.replaceAll(/%7B%7B(\w+)%7D%7D/g, '{{$1}}');
}

function wordsOf(
  plan: PipelinePlan,
  index: number,
  note: string | undefined,
): Pick<PlannedEvent, 'status' | 'fix' | 'message' | 'notes'> {
  const outcome: Outcome | undefined = plan.outcomes[index];
  const made = plan.events[index];
  if (outcome === undefined) {
    const notes = [...(made && 'items' in made ? made.notes : []), ...(note === undefined ? [] : [note])];
    return { status: 'planned', ...(notes.length > 0 && { notes }) };
  }
  return {
    status: outcome.status,
    ...('fix' in outcome && { fix: outcome.fix }),
    ...('message' in outcome && { message: outcome.message }),
  };
}

function nameOf(event: unknown): string {
  const name = textIn(event, 'event') ?? textIn(event, 'name');
  return `${textIn(event, 'type') ?? 'no type'}${name === undefined ? '' : ` ${JSON.stringify(name)}`}`;
}
