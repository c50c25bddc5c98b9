import { computed, consents, consentsBy, fixed, readTime, time } from '@sluice/kit';
import { connection, type Context } from './connection';
import { event, others, record } from './event';

/**
 * https://documentation.bloomreach.com/engagement/docs/tracking-consent. Bloomreach treats a consent that is malformed or has
 * expired as revoked, so nothing doubtful is sent.
 */
export const recordConsent = connection.action({
  title: 'Record consent',
  description: 'Records whether the customer gave or refused consent, for each category in the settings.',
  tables: {
    consent: {
      categories: consents({
        label: 'Categories',
        description: 'True or false, by the categories of your consent tool.',
      }),
    },
    properties: {
      action: computed<'accept' | 'reject'>('Action', 'What the customer chose.'),
      category: computed<string>('Category', 'The ID that the project has for it.'),
      valid_until: fixed('Valid until', 'When a given consent expires: "unlimited", or a date and time.', 'unlimited'),
      others,
    },
    ...event,
    command: { timestamp: time('seconds', { required: true }) },
  },
  items: (context) => {
    const { consent, properties, command, settings, refuse, skip, note } = context;
    if (settings.consentCategories === undefined) throw skip('The setting "Consent categories" is empty.');
    const until = endOf(properties.valid_until, command.timestamp, context);
    if (!consent.categories?.size) throw refuse('categories', 'there is none. Map the event’s consent.');
    const named = consentsBy(settings, consent.categories, note);
    if (named.length === 0) throw skip('The event has no category that the project knows.');
    const events = named.map(({ category: name, as: category, isGiven }) => {
      if (isGiven === undefined) throw refuse('categories', `"${name}" must be true or false.`);
      const choice = { action: isGiven ? 'accept' : 'reject', category, valid_until: isGiven ? until : undefined };
      return ['consent', { ...properties, ...choice }] as const;
    });
    return record(context, ...events);
  },
});

/** In UNIX seconds. */
function endOf(end: string, given: number, { refuse }: Context): 'unlimited' | number {
  if (end === 'unlimited') return end;
  const milliseconds = readTime(end);
  if (typeof milliseconds !== 'number') throw refuse('valid_until', 'it must be "unlimited" or a date and time.');
  if (milliseconds / 1000 > given) return milliseconds / 1000;
  throw refuse('valid_until', 'it is before the consent was given: Bloomreach would take that for a revocation.');
}
