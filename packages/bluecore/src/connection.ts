import { defineConnection, listOf, snakeCase } from '@sluice/kit';
import { ownEventNames } from './own-event-names';

/** https://help.bluecore.com/help/events-api */
export const connection = defineConnection({
  settings: {
    namespace: {
      type: 'password',
      label: 'Namespace',
      description: 'Names your account: in the address of app.bluecore.com, what follows /admin/dashboard/.',
      required: true,
      placeholder: 'bluestore',
    },
    distinctId: {
      type: 'string',
      label: 'Distinct ID',
      description: 'Which of an event’s IDs stands for its customer. Where that one is missing, the next is taken.',
      choices: [
        { value: 'email', label: 'E-mail address, else user ID, else anonymous ID' },
        { value: 'userId', label: 'User ID, else e-mail address, else anonymous ID' },
      ],
      default: 'email',
    },
    linking: {
      type: 'string',
      label: 'Link IDs to the e-mail address',
      description:
        'An ID that Bluecore has not seen with an e-mail address never reaches anybody’s inbox. Linking takes one call ' +
        'more for each ID of an event.',
      choices: [
        { value: 'identify', label: 'On identify calls' },
        { value: 'every', label: 'On every event that holds both' },
        { value: 'off', label: 'Never: something else does it' },
      ],
      default: 'identify',
    },
    attributes: {
      type: 'string',
      label: 'Attributes',
      description:
        'The customer attributes to send, separated by commas, as Bluecore spells them. Traits are compared in snake ' +
        'case: "Loyalty Points" is loyalty_points, "city" in "address" is address_city. Bluecore keeps for ever whatever ' +
        'it gets, so everything else is left out. "*" sends all traits, in snake case too.',
      default: 'first_name, last_name, birthday_day, birthday_month',
      placeholder: 'first_name, last_name, loyalty_points',
    },
    customEvents: {
      type: 'string',
      label: 'Custom events',
      description:
        'The events of your own, separated by commas, as your Customer Success Manager has set them up. "Sweepstakes ' +
        'Signup" is sent for sweepstakes_signup. Others are skipped: Bluecore would take them and keep nothing. "*" sends ' +
        'all, under their own names and with all their properties.',
      placeholder: 'sweepstakes_signup, quickviewed_product',
    },
    copyConsentEmail: {
      type: 'boolean',
      label: 'Opt-ins with customer.email',
      description:
        'Sends the address of an opt-in or unsubscription also as customer.email: Bluecore’s table of parameters asks for ' +
        'it, its examples do without.',
      default: true,
    },
    allowOldEvents: {
      type: 'boolean',
      label: 'Send events older than 24 hours',
      description: 'Bluecore records every event as happening now, and may send an e-mail for it.',
      default: false,
    },
  },
  problems: ({ namespace, customEvents }) => [
    ...(namespace.trim() === '' ? [{ setting: 'namespace', message: 'is blank.' }] : []),
    ...(/^\s*(https?:|app\.bluecore\.)/i.test(namespace)
      ? [{ setting: 'namespace', message: 'must be the name alone, as in "bluestore", and not an address.' }]
      : []),
    ...listOf(customEvents)
      .filter((name) => ownEventNames.has(snakeCase(name)))
      .map((name) => ({
        setting: 'customEvents',
        message: `"${name}" is an event of Bluecore’s own, which has an action. Take it out.`,
      })),
  ],
  test: () =>
    'Bluecore answers 202 to every call, even for a namespace that does not exist: look at its Audience Builder.',
});
