import { type Consents, consents, fixed, wordOf } from '@sluice/kit';
import { connection } from './connection';
import { ownEmail, sender } from './customer';
import { event, record } from './event';

/** Consents are read only where no event is set. */
const withoutEvent = { conditions: [{ fieldKey: 'event', operator: 'is' }] } as const;

/** https://help.bluecore.com/help/events-api, "Opting-in/unsubscribing customers": an email address, and no other channel. */
export const updateSubscription = connection.action({
  title: 'Update subscription',
  description: 'Opts an email address in, or unsubscribes it. Only true counts as consent.',
  defaultSubscription: 'type = "track" and event = "Newsletter Subscribed"',
  tables: {
    call: {
      event: wordOf(
        'Event',
        'For events that have only one meaning. Leave it empty for events with consents.',
        { optin: 'Opted in', unsubscribe: 'Unsubscribed' },
        { from: [] },
      ),
    },
    consent: {
      consents: consents({
        label: 'Consents',
        description:
          'True or false by channel or category, as your consent management names them. Ignored if the event is set.',
        from: ['$.properties.channelConsents', '$.context.consent', '$.context.consentManagement'],
        dependsOn: withoutEvent,
      }),
      channel: fixed('Email consent', 'Which of the consents is for email.', 'email'),
    },
    properties: event,
    sender: { ...sender, email: ownEmail },
  },
  items: (context) => {
    const { call, consent, properties, settings, refuse, skip, sender: customer } = context;
    const name = call.event ?? eventOf(consent, { refuse, skip });
    const { email } = customer;
    if (email === undefined)
      throw refuse(
        'email',
        'Bluecore accepts no such event without an address. Map it from the property your events have it in.',
      );
    // The page's table requires customer.email; its examples leave it out.
    if (settings.copyConsentEmail) properties.customer = { email };
    const isToLink = name === 'optin' && settings.linking === 'whereGiven';
    return record(context, name, { each: [{ email }], isToLink });
  },
});

interface Words {
  readonly refuse: (field: 'consents', reason: string) => Error;
  readonly skip: (reason: string) => Error;
}
interface Consent {
  readonly consents?: Consents | undefined;
  readonly channel: string;
}

/** The event for a consent. Skips an event without that consent. */
function eventOf({ consents: given, channel }: Consent, { refuse, skip }: Words): 'optin' | 'unsubscribe' {
  const consent = given?.get(channel);
  if (!consent) throw skip(`The event has no consent named "${channel}". Map the one for email.`);
  if (consent.isGiven === undefined) throw refuse('consents', `"${channel}" must be true or false.`);
  return consent.isGiven ? 'optin' : 'unsubscribe';
}
