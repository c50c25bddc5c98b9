import { computed, fixed, keyValues, pairsOf, readTime, time, unreadable } from '@sluice/kit';
import { connection } from './connection';
import { event, others, record } from './event';

/**
 * https://documentation.bloomreach.com/engagement/docs/tracking-consent. Bloomreach takes a consent event with a mistake in
 * it, or one that has ended, for a revocation, so nothing doubtful is sent.
 */
export const recordConsent = connection.action({
  title: 'Record consent',
  description: 'Records whether the customer gave or refused consent, for each category that the settings name.',
  tables: {
    consent: {
      categories: keyValues('Categories', 'True or false, by the categories of your consent tool.', {
        from: '$.context.consent.categoryPreferences',
      }),
    },
    properties: {
      action: computed<'accept' | 'reject'>('Action', 'What the customer chose.'),
      category: computed<string>('Category', 'The ID that the project has for it.'),
      valid_until: fixed(
        'Valid until',
        'Until when a given consent holds: "unlimited", or a date and time.',
        'unlimited',
      ),
      others,
    },
    ...event,
    command: { timestamp: time('seconds', { required: true }) },
  },
  items: (context) => {
    const { consent, properties, command, settings, refuse, skip, note } = context;
    const { pairs } = pairsOf(settings.consentCategories);
    if (pairs.size === 0) {
      throw skip('The setting "Consent categories" says of no category which of your project it is.');
    }
    const until = endOf(properties.valid_until, command.timestamp);
    if (typeof until === 'object') throw refuse('valid_until', until.problem);
    if (consent.categories === undefined)
      throw refuse('categories', 'there is none. Map them from where your events carry them.');
    const left: string[] = [];
    const events = Object.entries(consent.categories).flatMap(([name, value]) => {
      const category = pairs.get(name.trim());
      const isGiven = choices.get(value);
      if (category === undefined) left.push(name);
      if (category === undefined) return [];
      if (isGiven === undefined) throw refuse('categories', `"${name}" must be true or false.`);
      const choice = { action: isGiven ? 'accept' : 'reject', category, valid_until: isGiven ? until : undefined };
      return [['consent', { ...properties, ...choice }] as const];
    });
    const names = left.join(', ');
    if (events.length === 0) throw skip(`The setting "Consent categories" names none of: ${names}.`);
    if (names) note(`Left out, for the setting "Consent categories" does not name them: ${names}.`);
    return record(context, ...events);
  },
});

/** No is no in either form; yes is only what cannot be anything else. */
const choices: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['false', false],
]);

/** In UNIX seconds; or what is wrong. */
function endOf(end: string, given: number): 'unlimited' | number | { readonly problem: string } {
  if (end === 'unlimited') return end;
  const milliseconds = readTime(end);
  if (milliseconds === undefined || milliseconds === unreadable) {
    return { problem: 'it must be "unlimited" or a date and time.' };
  }
  if (milliseconds / 1000 > given) return milliseconds / 1000;
  return { problem: 'it is before the consent was given: Bloomreach would take that for a revocation.' };
}
