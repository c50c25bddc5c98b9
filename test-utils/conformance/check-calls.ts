import type { Transport } from '@sluice/engine';
import type { Outcome, Person } from '@sluice/kit/host';
import { specEvents, recentEvents } from '@sluice/events';
import { impatient } from './impatient';
import { settingVariants, type Variant } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** Who is there to be forgotten: the spec's first customer, once the spec's events were sent. */
const people: readonly Person[] = [
  { userId: 'C-10042', anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31', email: 'zofia.mueller@example.com' },
  { userId: 'C-10042' },
  { email: 'zofia.mueller@example.com' },
  { anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31' },
];

/**
 * Whether the vendor takes the calls that test the credentials and that forget a person, and refuses the test where a credential
 * is wrong.
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
  return [...tested, ...wrong, ...(await judgeErasure(pipeline, transport))];
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

function failure(what: string, outcome: Outcome): string[] {
  return outcome.status === 'delivered' ? [] : [`${what} fails: ${'message' in outcome ? outcome.message : ''}`];
}

async function anyOf<T>(values: readonly T[], holds: (value: T) => Promise<boolean>): Promise<boolean> {
  for (const value of values) if (await holds(value)) return true;
  return false;
}
