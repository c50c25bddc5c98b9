import { computed, fixed, keyValues, unreadable, yesOrNo } from '@sluice/kit';
import { connection } from './connection';
import { emailOfConsent } from './email-address';
import { frame, onOrder, record, sender } from './event';

const { kind: answer } = yesOrNo('Consent', 'Whether it is given.');

/** https://help.bluecore.com/help/events-api, "Opting-in/unsubscribing customers": an email address, and no other channel. */
export const updateSubscription = connection.action({
  title: 'Update subscription',
  description: 'Opts an email address in, or unsubscribes it, where the event clearly says so.',
  defaultSubscription: 'type = "track" and event = "Segment Consent Preference Updated"',
  tables: {
    consent: {
      consents: keyValues('Consents', 'True or false by channel or category, as your consent management names them.', {
        from: ['channelConsents', '$.context.consent.categoryPreferences'],
      }),
      channel: fixed('Email consent', 'Which of the consents is the one to email.', 'email'),
    },
    properties: {
      email: computed<string>('Email', 'The address.'),
      customer: computed<object>('Customer', 'The address, where the settings say so.'),
      ...frame,
    },
    sender: { ...sender, email: emailOfConsent },
  },
  items: (context) => {
    const { consent, properties, sender: who, settings, refuse, skip } = context;
    const { consents = {}, channel } = consent;
    const isGiven = answer.read(Object.hasOwn(consents, channel) ? consents[channel] : undefined);
    if (isGiven === undefined) {
      throw skip(`The event says nothing of a consent named "${channel}". Map the one to email.`);
    }
    if (isGiven === unreadable) throw refuse('consents', `"${channel}" must be true or false.`);
    const { email } = who;
    if (email === undefined) {
      throw refuse('email', 'the event has none. Map it from where your events carry it.');
    }
    Object.assign(properties, { email, customer: settings.copyConsentEmail ? { email } : undefined });
    return isGiven
      ? record(context, [{ event: 'optin', properties }], onOrder)
      : record(context, [{ event: 'unsubscribe', properties }]);
  },
});
