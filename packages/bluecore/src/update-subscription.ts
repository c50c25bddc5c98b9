import { firstOf } from '@sluice/kit';
import { connection } from './connection';
import { customerOf, requireEmail } from './customer';
import { eventFields, recordEvent } from './record-event';

/** https://help.bluecore.com/help/events-api, "Opting-in/unsubscribing customers": an e-mail address, and no other channel. */
export const updateSubscription = connection.action({
  title: 'Update subscription',
  description: 'Opts an e-mail address in, or unsubscribes it. Only true and false count.',
  defaultSubscription: 'type = "track" and event = "Segment Consent Preference Updated"',
  fields: {
    consents: {
      type: 'object',
      label: 'Consents',
      description: 'True or false by channel or category, as your consent management names them.',
      defaultObjectUI: 'keyvalue',
      default: firstOf('$.properties.channelConsents', '$.context.consent.categoryPreferences'),
    },
    channel: {
      type: 'string',
      label: 'E-mail consent',
      description: 'Which of the consents is the one to e-mail.',
      required: true,
      default: 'email',
    },
    ...eventFields,
  },
  items: (context) => {
    const { payload, settings, refuse, note } = context;
    const { consents = {}, channel } = payload;
    const isGiven = Object.hasOwn(consents, channel) ? consents[channel] : undefined;
    if (isGiven == null) {
      note(`The event says nothing of a consent named "${channel}": map the one to e-mail.`);
      return [];
    }
    if (typeof isGiven !== 'boolean') throw refuse('consents', `"${channel}" must be true or false.`);
    const customer = customerOf(context);
    const email = requireEmail(customer, context);
    const properties = { email, ...(settings.copyConsentEmail && { customer: { email } }) };
    return recordEvent(context, customer, [{ event: isGiven ? 'optin' : 'unsubscribe', properties }]);
  },
});
