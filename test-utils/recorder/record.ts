import type { Pipeline } from '@sluice/engine';
import { type Outcome, parseUrl, shortestSecret } from '@sluice/kit/host';
import { deliverThrough } from './deliver-through';
import { findSecrets } from './find-secrets';
import { forward } from './forward';
import { noSleep } from './no-sleep';
import type { RecordedExchange, RecordedRequest } from './recording';
import { RecordingError } from './recording-error';
import type { DeliveryOptions } from './run-delivery';
import { Scrubber } from './scrubber';
import { secretForms } from './secret-forms';
import { sortKeys } from './sort-keys';
import { toWire } from './to-wire';

export interface RecordOptions extends DeliveryOptions {
  /** Where requests to an origin really go. */
  readonly targetOf: (origin: string) => Promise<string>;
  /** The same destination with its secrets replaced by placeholders. */
  readonly shown: Pipeline;
}

export interface Recorded {
  readonly outcomes: Outcome[];
  /** Safe to write to a file: they contain no secrets. */
  readonly exchanges: RecordedExchange[];
}

/**
 * Delivers events to a server and keeps the exchanges. The kept requests are those that the same events make with placeholders
 * instead of secrets; they must equal those really sent, with the secrets' values replaced. So a secret that was sent in an
 * unforeseen form is noticed, and nothing is kept.
 */
export async function record(
  real: Pipeline,
  events: readonly unknown[],
  { targetOf, shown, ...options }: RecordOptions,
): Promise<Recorded> {
  const had: RecordedExchange[] = [];
  const outcomes = await deliverThrough(real, events, options, async (request) => {
    const response = await forward(request, await targetOf(new URL(request.url).origin));
    had.push({ request, response });
    return toWire(response);
  });

  const { scrubber, secrets, others } = replacements(real, shown);
  const sent = had.map((exchange) => scrubber.value(exchange) as RecordedExchange); // -- same shape
  const made: RecordedRequest[] = [];
  const shownOutcomes = await deliverThrough(shown, events, { ...options, sleep: noSleep }, (request) => {
    const exchange = sent[made.push(request) - 1];
    if (exchange) return toWire(exchange.response);
    throw refusal(`with placeholders for the secrets there are more than ${sent.length} requests`);
  });
  if (made.length !== sent.length) {
    throw refusal(`with placeholders for the secrets there are ${made.length} requests instead of ${sent.length}`);
  }
  const exchanges = sent.map(({ request, response }, index): RecordedExchange => {
    const placeheld = made[index];
    const part = placeheld ? differentPart(request, placeheld) : 'presence';
    if (placeheld === undefined || part !== undefined) {
      throw refusal(`the ${part} of request ${index + 1} holds something made from a secret that cannot be replaced`);
    }
    return { request: placeheld, response };
  });
  if (textOf(scrubber.value(outcomes)) !== textOf(shownOutcomes)) {
    throw refusal('replayed, the exchanges give other outcomes: an outcome depends on what is not recorded');
  }
  const text = JSON.stringify(exchanges);
  const whole = Object.entries(others).filter(([, value]) => secretForms(value).some((form) => text.includes(form)));
  const found = [...findSecrets(exchanges, secrets), ...whole.map(([key]) => key)];
  if (found.length > 0) throw refusal(`the value of ${found.join(', ')} is still in it`);
  return { outcomes, exchanges };
}

function refusal(reason: string): RecordingError {
  return new RecordingError(`Nothing is recorded: ${reason}.`);
}

interface Replacements {
  readonly scrubber: Scrubber;
  /** Passwords, no part of which may be shown. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Other settings, parts of which may be shown: of an address, the scheme. */
  readonly others: Readonly<Record<string, string>>;
}

/** The placeholder for each value of all settings that differ between the real ones and those that may be shown. */
function replacements(real: Pipeline, shown: Pipeline): Replacements {
  const placeholders = new Map<string, string>();
  const secrets: Record<string, string> = {};
  const others: Record<string, string> = {};
  for (const [key, value] of Object.entries(real.settings.all)) {
    const placeholder = shown.settings.all[key];
    if (typeof value !== 'string' || typeof placeholder !== 'string' || value === placeholder) continue;
    if (value.length < shortestSecret) throw refusal(`${key} is too short a text to be found wherever it is`);
    const isPassword = real.destination.authentication.fields[key]?.type === 'password';
    (isPassword ? secrets : others)[key] = value;
    placeholders.set(value, placeholder);
    // Only the host of an address appears elsewhere, as in the header of that name.
    const { host = '' } = parseUrl(value) ?? {};
    const shownHost = parseUrl(placeholder)?.host;
    if (host !== '' && shownHost !== undefined) placeholders.set(host, shownHost);
  }
  return { scrubber: new Scrubber(placeholders), secrets, others };
}

/** Which part of two requests differs, ignoring the headers that follow from the address and the body. */
function differentPart(first: RecordedRequest, second: RecordedRequest): string | undefined {
  const parts = [first, second].map(({ method, url, headers, body }) => {
    const { host: _host, 'content-length': _length, ...rest } = headers;
    return {
      method,
      url,
      body,
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [`header ${name}`, value])),
    };
  });
  const [one = {}, other = {}] = parts.map((part) => part as Record<string, unknown>); // -- to read it by name
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].find((name) => {
    return textOf(one[name]) !== textOf(other[name]);
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(sortKeys(value), (key, member: unknown) => (key === 'cause' ? undefined : member)) ?? '';
}
