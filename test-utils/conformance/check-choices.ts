import type { Samples } from './check-actions';
import { findDifference } from './find-difference';
import { findStale } from './find-stale';
import { sampleEvents } from './sample-events';
import { settingVariants, type Variant } from './setting-variants';
import type { Exceptions, Subject } from './subject';

/** Settings that say where an account is hosted: another place has another address. */
const places = /region|country|zone|data_?cent(?:er|re)|cluster|location$/i;

/**
 * Whether each choice of a setting makes a difference to what is sent or reported, and each region has an address of its own.
 * `idleChoices` names settings that change nothing here.
 */
export function checkChoices(subject: Subject, idleChoices: Exceptions = {}, samples: Samples = {}): string[] {
  const events = [...sampleEvents(60), ...Object.values(samples).flatMap((sample) => sample.events)];
  const [usual, ...others] = settingVariants(subject);
  const before = seen(usual, events);
  const idle: string[] = [];
  const problems = others.flatMap((variant) => {
    const now = seen(variant, events);
    const [key = ''] = variant.name.split(':');
    const origins = originsOf(variant);
    const isMoved = origins.some((origin) => !originsOf(usual).includes(origin));
    if (findDifference(now, before) === undefined && !isMoved) idle.push(key);
    if (!places.test(key) || isMoved) return [];
    return [`With ${variant.name}, requests go to the same address as with ${usual.name}: ${origins.join(', ')}.`];
  });
  const { fields } = subject.destination.authentication;
  // Without a default, leaving it unset is one of the choices.
  const isOne = (key: string) => fields[key]?.default === undefined && fields[key]?.choices !== undefined;
  const unexpected = idle.filter((key, place) => !isOne(key) || idle.indexOf(key) !== place);
  return [
    ...problems,
    ...[...new Set(unexpected)]
      .filter((key) => !Object.hasOwn(idleChoices, key))
      .map((key) => `A choice of the setting ${key} makes no difference to the sample events. List it if it is right.`),
    ...findStale('idleChoices', idleChoices, unexpected),
  ];
}

/** What the events result in: the requests with all their parts, and what is reported. */
function seen({ pipeline, settings }: Variant, events: readonly object[]): unknown {
  const { drafts, outcomes, events: planned } = pipeline.plan(events);
  const { destination } = pipeline;
  const person = { userId: 'C-10042', anonymousId: 'b7a0d2f4-2f6e-4c53-8d1c-0e5a6f7b9c31', email: 'zofia@example.com' };
  return {
    requests: drafts.map(({ request }) => request),
    outcomes,
    notes: planned.map((one) => ('notes' in one ? one.notes : [])),
    limits: destination
      .channels()
      .map(({ limits }) => (typeof limits === 'function' ? limits(pipeline.settings.visible) : limits)),
    test: destination.test?.(pipeline.settings.all),
    erase: destination.erase?.(person, { ...settings, ...pipeline.settings.all }),
  };
}

function originsOf({ pipeline }: Variant): string[] {
  const { channels } = pipeline.destination;
  return channels().map((channel) => channel.origin(pipeline.settings.visible));
}
