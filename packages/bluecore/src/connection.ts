import { defineConnection, listOf } from '@sluice/kit';
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
        { value: 'email', label: 'Email address, else user ID, else anonymous ID' },
        { value: 'userId', label: 'User ID, else email address, else anonymous ID' },
      ],
      default: 'email',
    },
    linking: {
      type: 'string',
      label: 'Link IDs to the email address',
      description:
        'An ID that Bluecore has not seen with an email address never reaches anybody’s inbox. Linking takes one call ' +
        'more for each ID of an event.',
      choices: [
        { value: 'orders', label: 'On identify calls, orders and opt-ins' },
        { value: 'identify', label: 'On identify calls only: visitors who never sign in stay apart' },
        { value: 'every', label: 'On every event that holds both' },
        { value: 'off', label: 'Never: something else does it' },
      ],
      default: 'orders',
    },
    productIdFrom: {
      type: 'string',
      label: 'Leading product ID',
      description:
        'Which ID of your events is the product ID of your web site and product feed. The other one stands in where it is ' +
        'missing.',
      choices: ['product_id', 'sku'],
      default: 'product_id',
    },
    cutLongOrders: {
      type: 'boolean',
      label: 'Cut long orders',
      description:
        'Of an order with more than 30 products send the first 30; its total stays that of the whole. Off: send all, and ' +
        'Bluecore may drop the order.',
      default: true,
    },
    attributes: {
      type: 'string',
      kind: 'list',
      label: 'Attributes',
      description:
        'The customer attributes to send, comma-separated, as Bluecore spells them: "Loyalty Points" and loyaltyPoints are ' +
        'loyalty_points, "city" in "address" is address_city. Bluecore keeps for ever whatever it gets, so everything else ' +
        'is left out. "*" sends all traits, in snake case.',
      default: 'first_name, last_name, birthday_day, birthday_month',
      placeholder: 'first_name, last_name, loyalty_points',
    },
    booleanAttributes: {
      type: 'string',
      kind: 'list',
      label: 'Attributes that are true or false',
      description:
        'Those of the attributes, comma-separated, that Bluecore keeps as true or false. Then "yes", "no", 1 and 0 arrive so, ' +
        'too; the texts "true" and "false" do in any case.',
      placeholder: 'is_member',
    },
    customEvents: {
      type: 'string',
      kind: 'list',
      label: 'Custom events',
      description:
        'The events of your own, comma-separated, as your Customer Success Manager has set them up. "Sweepstakes Signup" is ' +
        'sent for sweepstakes_signup. Others are skipped, unless "*" is in the list: then they are sent under the names that ' +
        'they have.',
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
      description: 'Bluecore records every event as happening now, and may send an email for it.',
      default: false,
    },
  },
  problems: ({ namespace, customEvents }) => [
    /^(?:https?:|app\.bluecore\.)/i.test(namespace) && {
      setting: 'namespace',
      message: 'must be the name alone, as in "bluestore", and not an address.',
    },
    ...listOf(customEvents)
      .filter((name) => reservedEvent(name) !== undefined)
      .map((name) => ({
        setting: 'customEvents',
        message: `"${name}" is an event of Bluecore’s own, which has an action. Take it out.`,
      })),
  ],
  test: () =>
    'Bluecore answers 202 to every call, even for a namespace that does not exist: look at its Audience Builder.',
});
