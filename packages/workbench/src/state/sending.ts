import { signal } from '@preact/signals';
import type { ExplainedOutcome } from '@sluice/engine';
import { titleOf, messageOf } from '@sluice/kit/host';
import { events } from './events';
import { lines } from './server';
import { definitionOf, entries } from './workspace';

/** One request and its answer, as the server reports them. */
export interface Exchange {
  readonly number: number;
  /** Places of its events. */
  readonly events: readonly number[];
  readonly startMilliseconds: number;
  readonly milliseconds: number;
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status?: number;
  readonly answer?: string;
  readonly failure?: string;
  readonly fault?: string;
  readonly dropped?: readonly { readonly index: number; readonly reason: string }[];
}

/** A sending, and what is known about it so far. */
export interface Sending {
  readonly vendor: string;
  readonly toVendor: boolean;
  readonly events: readonly unknown[];
  readonly isRunning: boolean;
  readonly exchanges: readonly Exchange[];
  /** By the event's place. */
  readonly outcomes: ReadonlyMap<number, ExplainedOutcome>;
  readonly pending: readonly { readonly reason: string; readonly count: number }[];
  readonly failure?: string;
}

/** What to send: events of the page, at one entry's destination. */
export interface SendingChoices {
  readonly place: number;
  readonly count: number;
  readonly toVendor: boolean;
  readonly faults: readonly string[];
  readonly seed: number;
}

type Step =
  | { readonly exchange: Exchange }
  | { readonly event: number; readonly outcome: ExplainedOutcome }
  | { readonly pending: Sending['pending'] }
  | { readonly failure: string };

/** The last sending, or the one in progress. */
export const sending = signal<Sending | undefined>(undefined);
let stopping = new AbortController();

/** Sends events through the server, and keeps `sending` up to date. */
export async function send({ place, count, toVendor, faults, seed }: SendingChoices): Promise<void> {
  const entry = entries.peek()[place];
  if (!entry) return;
  const sent = events.peek().slice(0, count);
  const definition = definitionOf(entry.destination);
  const vendor = definition ? titleOf(definition) : entry.destination;
  stopping = new AbortController();
  const exchanges: Exchange[] = [];
  const outcomes = new Map<number, ExplainedOutcome>();
  let now: Sending = { vendor, toVendor, events: sent, isRunning: true, exchanges, outcomes, pending: [] };
  sending.value = now;
  // Many steps come at once: they are shown, and copied, ten times a second.
  let isDue = false;
  const change = (changed: Partial<Sending> = {}) => {
    now = { ...now, ...changed };
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      sending.value = { ...now, exchanges: [...exchanges], outcomes: new Map(outcomes) };
    }, 100);
  };
  try {
    const confirmed = toVendor ? `${sent.length} to ${vendor}` : undefined;
    const body = await bodyOf({ entry, toVendor, faults, seed, confirmed }, sent);
    for await (const line of lines('send', { method: 'POST', body, signal: stopping.signal })) {
      const step = line as Step;
      if ('exchange' in step) exchanges.push(step.exchange);
      else if ('outcome' in step) outcomes.set(step.event, step.outcome);
      change('exchange' in step || 'outcome' in step ? {} : step);
    }
  } catch (error) {
    if (!stopping.signal.aborted) change({ failure: messageOf(error) });
  }
  change({ isRunning: false });
}

const atOnce = 250;

/** The JSON of an order with its events, made in pieces: thousands at once would block the page. */
async function bodyOf(order: object, sent: readonly unknown[]): Promise<Blob> {
  const parts = [`${JSON.stringify(order).slice(0, -1)},"events":[`];
  for (let from = 0; from < sent.length; from += atOnce) {
    const texts = sent.slice(from, from + atOnce).map((event) => JSON.stringify(event));
    parts.push(`${from > 0 ? ',' : ''}${texts.join(',')}`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob([...parts, ']}'], { type: 'application/json' });
}

/** Stops the sending in progress. */
export function stopSending(): void {
  stopping.abort();
}
