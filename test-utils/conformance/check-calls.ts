import type { Pipeline, Transport } from '@sluice/engine';
import { type Outcome, parseUrl, type Person } from '@sluice/kit/host';
import { specEvents, recentEvents } from '@sluice/events';
import { impatient } from './impatient';
import { settingVariants, type Variant } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** Who can be forgotten: the spec's first customer, once the spec's events have been sent. */
const people: readonly Person[] = [
  { userId: 'C-10042', anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31', email: 'zofia.mueller@example.com' },
  { userId: 'C-10042' },
  { email: 'zofia.mueller@example.com' },
  { anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31' },
];

/**
 * Whether the vendor accepts the calls that test the credentials and that forget a person, and refuses the test if a credential
 * is wrong; and whether the person to forget is named as events name them, since another spelling is another person.
 */
export async function checkCalls(subject: Subject): Promise<string[]> {
  const problems: string[] = [];
  for (const variant of settingVariants(subject)) {
    const vendor = { ...subject, settings: variant.settings };
    const found = await withSimulator(vendor, (_, transport) => judge(variant, subject, transport));
    problems.push(...found.map((problem) => `With ${variant.name}, ${problem}`));
  }
  return problems;
}

async function judge({ pipeline, settings }: Variant, subject: Subject, transport: Transport): Promise<string[]> {
  const { destination } = pipeline;
  const isAsked = typeof destination.test?.(pipeline.settings.all) === 'object';
  const tested = isAsked ? failure('the test', await pipeline.test(transport)) : [];
  const wrong: string[] = [];
  if (isAsked && tested.length === 0) {
    const passwords = Object.entries(destination.authentication.fields).filter(
      ([key, { type }]) => type === 'password' && settings[key] !== undefined,
    );
    const isNoticed = await anyOf(passwords, async ([key]) => {
      const changed = { ...subject, settings: { ...settings, [key]: 'wrong-0000-wrong' } };
      const [{ pipeline: other }] = settingVariants(changed);
      return (await other.test(transport)).status === 'rejected';
    });
    if (passwords.length > 0 && !isNoticed) wrong.push('the test passes with wrong credentials.');
  }
  return [...tested, ...wrong, ...(await judgeErasure(pipeline, transport)), ...findMisnamed(pipeline)];
}

async function judgeErasure(pipeline: Variant['pipeline'], transport: Transport): Promise<string[]> {
  const { erase } = pipeline.destination;
  const known = people.filter((person) => typeof erase?.(person, pipeline.settings.all) === 'object');
  const problems: string[] = [];
  for (const person of known) {
    const delivery = pipeline.deliver(recentEvents(specEvents), { transport, ...impatient });
    for await (const _ of delivery);
    const by = Object.keys(person).join(', ');
    problems.push(...failure(`an erasure by ${by}`, await pipeline.erase(person, transport)));
  }
  return problems;
}

const asTyped: Person = { userId: ' C-10042b', anonymousId: ' B7a0d2f4-2F6e', email: ' Zofia.Mueller@Example.com' };
const another: Person = { userId: 'X-77777', anonymousId: 'x77777', email: 'x@example.org' };

/** What an erasure says about a person that none of their events says. */
function findMisnamed(pipeline: Pipeline): string[] {
  const { erase } = pipeline.destination;
  const known = personalIn(asTyped, (person) => eventsOf(pipeline, person));
  const names = new Set([...known].map((leaf) => leaf.split(' ')[0]));
  const values = new Set([...known].map((leaf) => leaf.slice(leaf.indexOf(' ') + 1)));
  return (Object.keys(asTyped) as (keyof Person)[]).flatMap((id) => {
    const said = personalIn(asTyped, (person) => erase?.({ [id]: person[id] }, pipeline.settings.all));
    return [...said]
      .filter((leaf) => {
        const [name = ''] = leaf.split(' ');
        return names.has(name) ? !known.has(leaf) : !values.has(leaf.slice(name.length + 1));
      })
      .map((leaf) => `an erasure by ${id} names ${leaf}, which no event of that person does.`);
  });
}

/** The leaves, with their names, that belong to this person and not to another. */
function personalIn(person: Person, made: (person: Person) => unknown): Set<string> {
  const others = new Set(leavesOf(made(another)));
  return new Set(leavesOf(made(person)).filter((leaf) => !others.has(leaf)));
}

function eventsOf(pipeline: Pipeline, { email, ...ids }: Person): unknown {
  const events = specEvents.map((event) => {
    const traits = { ...event.traits, email };
    return { ...event, ...ids, context: { ...event.context, traits }, ...(event.traits && { traits }) };
  });
  return pipeline.plan(events).drafts.map(({ request }) => request);
}

function leavesOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') {
    const url = /^https?:/.test(value) ? parseUrl(value) : undefined;
    if (!url) return [`${name} ${value}`];
    const steps = url.pathname.split('/').map((step) => ` ${decodeURIComponent(step)}`);
    return [...steps, ...[...url.searchParams].map(([key, own]) => `${key} ${own}`)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, Array.isArray(value) ? name : key));
}

function failure(what: string, outcome: Outcome): string[] {
  return outcome.status === 'delivered' ? [] : [`${what} fails: ${'message' in outcome ? outcome.message : ''}`];
}

async function anyOf<T>(values: readonly T[], holds: (value: T) => Promise<boolean>): Promise<boolean> {
  for (const value of values) if (await holds(value)) return true;
  return false;
}
