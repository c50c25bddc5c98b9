import { recentEvents, type SpecEvent, specEvents } from '@sluice/events';
import { impatient } from './impatient';
import { nameEvent } from './name-event';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/**
 * Whether the vendor accepts whatever is sent for events that lack something: one member, all amounts, or everything that says
 * whose they are. What the vendor would refuse must be refused before it is sent, by code that knows the field and the fix.
 */
export async function checkLacking(subject: Subject): Promise<string[]> {
  const [{ pipeline }] = settingVariants(subject);
  const lacking = specEvents.flatMap(lackingOf);
  return withSimulator(subject, async (_, transport) => {
    const problems: string[] = [];
    const events = recentEvents(lacking.map(({ event }) => event));
    for await (const { index, outcome, isSent } of pipeline.deliver(events, { transport, ...impatient })) {
      if (outcome.status !== 'rejected' || !isSent) continue;
      const { name, without } = lacking[index] ?? {};
      problems.push(`${name} without ${without} is sent, and the vendor refuses it: ${outcome.message}`);
    }
    return problems;
  });
}

interface Lacking {
  readonly name: string;
  readonly without: string;
  readonly event: object;
}

function lackingOf(event: SpecEvent): Lacking[] {
  const name = nameEvent(event);
  const { userId: _userId, anonymousId: _anonymousId, traits: _traits, context: _context, ...others } = event;
  const { email: _email, ...properties } = event.properties ?? {};
  const { products } = properties;
  const [first, ...more] = Array.isArray(products) ? (products as readonly object[]) : [];
  const all = [
    ...lackingEach(event, (lacking) => lacking),
    ...lackingEach(event.properties, (lacking) => ({ ...event, properties: lacking }), 'properties.'),
    ...lackingEach(event.traits, (lacking) => ({ ...event, traits: lacking }), 'traits.'),
    ...lackingEach(
      first,
      (line) => ({ ...event, properties: { ...event.properties, products: [line, ...more] } }),
      'properties.products[0].',
    ),
    ['anybody', { ...others, properties }] as const,
    ['anybody who can be read', { ...others, properties, userId: 'guest', anonymousId: 'null' }] as const,
    ['a number', { ...event, properties: withoutNumbers(event.properties) }] as const,
  ];
  return all.map(([what, lacking], index) => {
    const messageId = what === 'messageId' ? {} : { messageId: `${event.messageId}-${index}` };
    return { name, without: what, event: { ...lacking, ...messageId } };
  });
}

/** An object without each of its members in turn, and the event with that object. */
function lackingEach(
  from: object | undefined,
  make: (lacking: object) => object,
  place = '',
): (readonly [what: string, event: object])[] {
  const entries = Object.entries(from ?? {});
  return entries
    .filter(([key]) => !(place === '' && (key === 'type' || key === 'event')))
    .map(([key]) => [`${place}${key}`, make(Object.fromEntries(entries.filter(([other]) => other !== key)))] as const);
}

function withoutNumbers(properties: object = {}): object {
  const isNumber = (value: unknown) => value !== '' && !Array.isArray(value) && Number.isFinite(Number(value));
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => !isNumber(value)));
}
