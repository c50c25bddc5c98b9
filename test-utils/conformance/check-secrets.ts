import type { Pipeline, Transport } from '@sluice/engine';
import { type Answer, type Outcome, parseUrl, type Request } from '@sluice/kit/host';
import { specEvents } from '@sluice/events';
import { findSecrets } from '../recorder';
import { impatient } from './impatient';
import { nameEvent } from './name-event';
import { oneOfEachAction } from './one-of-each-action';
import { settingVariants, type Variant } from './setting-variants';
import type { Exceptions, Subject } from './subject';

/**
 * Whether no password is anywhere but in a request: not in items, in what is known about events, or in an outcome, not even if
 * the vendor echoes the whole request in its error; and whether settings that a request sends under a secret's name are
 * passwords. `publicSettings` names settings that are not secret.
 */
export async function checkSecrets(
  { destination, settings, simulator }: Subject,
  publicSettings: Exceptions = {},
): Promise<string[]> {
  const passwords = Object.entries(destination.authentication.fields).filter(([, { type }]) => type === 'password');
  // Long, with characters that every encoding changes, and without the names of settings, which messages may contain.
  const secrets = Object.fromEntries(
    passwords.map(([key]) => [key, `Hidden&${Array.from(key).toReversed().join('')}/9f+Q= 7Z`]),
  );
  const variants = settingVariants({ destination, settings: { ...settings, ...secrets }, simulator });
  const problems: string[] = [];
  for (const variant of variants) {
    problems.push(
      ...openSecrets(variant)
        .filter((key) => !Object.hasOwn(publicSettings, key))
        .map((key) => `With ${variant.name}, the setting ${key} is sent as a secret: make it a password.`),
    );
    problems.push(...leaksOfPlan(variant, secrets), ...(await leaksOfAnswers(variant, secrets)));
  }
  return problems;
}

type Secrets = Readonly<Record<string, string>>;

/** The names that requests give to credentials. */
const secretName = /^authorization$|token|secret|password|api[-_]?key/i;
const shortest = 5;

/** The settings that everybody may see and that are in a request under such a name. */
function openSecrets({ pipeline }: Variant): string[] {
  const { visible } = pipeline.settings;
  const sent = pipeline.plan(specEvents).drafts.flatMap(({ request }) => namedIn(request));
  return Object.entries(visible).flatMap(([key, value]) => {
    const isSecret =
      typeof value === 'string' && value.length >= shortest && sent.some(([, own]) => own.includes(value));
    return isSecret ? [key] : [];
  });
}

function namedIn({ url, headers, json, form }: Request): [name: string, value: string][] {
  const named: [string, string][] = [...(parseUrl(url)?.searchParams ?? [])];
  const add = (name: string, value: unknown): void => {
    if (typeof value === 'string') named.push([name, value]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) add(key, member);
  };
  add('', { headers, json, form });
  return named.filter(([name]) => secretName.test(name));
}

function leaksOfPlan({ name, pipeline }: Variant, secrets: Secrets): string[] {
  const events = specEvents;
  // What one request has seen may turn up in the next plan.
  pipeline.plan(events);
  const { events: planned, drafts, outcomes } = pipeline.plan(events);
  return events.flatMap((event, index) => {
    const items = drafts.flatMap(({ parts }) => parts.filter((part) => part.event === index).map((part) => part.items));
    const places = { items, 'the plan': planned[index], 'the outcome': outcomes[index] };
    return Object.entries(places).flatMap(([place, value]) => {
      const found = findSecrets(textOf(value), secrets);
      return found.map((key) => `With ${name}, ${place} of ${nameEvent(event)}: the password ${key}.`);
    });
  });
}

const statuses = [200, 400, 401, 404, 500] as const;

async function leaksOfAnswers({ name, pipeline }: Variant, secrets: Secrets): Promise<string[]> {
  const events = oneOfEachAction(pipeline);
  const problems: string[] = [];
  for (const status of ['none', ...statuses] as const) {
    const outcomes = await deliverAll(pipeline, events, echoing(status));
    for (const [index, outcome] of outcomes.entries()) {
      for (const key of findSecrets(textOf(outcome), secrets)) {
        const answer = status === 'none' ? 'a connection that fails' : `a ${status} that repeats the request`;
        problems.push(`With ${name}, the outcome of ${nameEvent(events[index])} after ${answer}: the password ${key}.`);
      }
    }
  }
  return problems;
}

async function deliverAll(pipeline: Pipeline, events: readonly object[], transport: Transport): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const delivery = pipeline.deliver(events, { transport, ...impatient });
  for await (const { outcome } of delivery) outcomes.push(outcome);
  return outcomes;
}

/** A vendor that repeats everything it was sent, wherever an API may say what is wrong. */
function echoing(status: number | 'none'): Transport {
  return {
    async send(request): Promise<Answer> {
      if (status === 'none') throw new Error(`connect to ${wordsOf(request)} failed`);
      const said = wordsOf(request);
      const refusal = { success: false, status: 'error', code: said, message: said, error: said, errors: [said] };
      const list = Array.from({ length: 20 }, () => refusal);
      return { status, headers: { 'x-request': said }, json: { ...refusal, detail: said, results: list, data: list } };
    },
    async close() {},
  };
}

function wordsOf({ url, headers, json }: Request): string {
  // The secrets first: a message is cut off after a few hundred characters.
  return `${url} ${JSON.stringify(headers)} ${JSON.stringify(json)}`;
}

/** Without `cause`, which keeps what was thrown as it was, and which nobody shows. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => (key === 'cause' ? undefined : member)) ?? '';
}
