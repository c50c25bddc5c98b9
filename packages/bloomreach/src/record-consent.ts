import { unixSeconds } from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

/**
 * https://documentation.bloomreach.com/engagement/docs/tracking-consent. Bloomreach takes a consent event with a mistake in
 * it for a revocation, so nothing doubtful is sent.
 */
export const recordConsent = connection.action({
  title: 'Record consent',
  description: 'Records for each category whether the customer gave or refused consent.',
  defaultSubscription: 'type = "track" and event = "Segment Consent Preference Updated"',
  fields: {
    categories: {
      type: 'object',
      label: 'Categories',
      description: 'True or false, by the ID of the consent category in your project’s settings.',
      required: true,
      defaultObjectUI: 'keyvalue',
      default: { '@path': '$.context.consent.categoryPreferences' },
    },
    validUntil: {
      type: 'string',
      label: 'Valid until',
      description: 'Until when a given consent holds: "unlimited", or a date and time.',
      required: true,
      default: 'unlimited',
    },
    ...eventFields,
  },
  items: (context) => {
    const { payload, refuse } = context;
    const categories = Object.entries(payload.categories);
    if (categories.length === 0) throw refuse('categories', 'there is no category in it.');
    const until = payload.validUntil === 'unlimited' ? 'unlimited' : unixSeconds(payload.validUntil);
    if (until === undefined) throw refuse('validUntil', 'it must be "unlimited" or a date and time.');
    return categories.map(([category, isGiven]) => {
      if (category.trim() === '') throw refuse('categories', 'a category has no ID.');
      if (typeof isGiven !== 'boolean') throw refuse('categories', `"${category}" must be true or false.`);
      return recordEvent(context, 'consent', {
        action: isGiven ? 'accept' : 'reject',
        category,
        ...(isGiven && { valid_until: until }),
      });
    });
  },
});
