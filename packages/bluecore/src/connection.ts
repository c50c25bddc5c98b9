import { defineConnection, listOf, type SettingsIn } from '@sluice/kit';
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
        'Bluecore cannot email people it knows only by an ID: what they did under that ID counts for their address only once the two are linked. Linking takes one more call for each ID of an event.',
      choices: [
        { value: 'whereGiven', label: 'Where customers give their address: identify calls, orders, opt-ins' },
        { value: 'identify', label: 'On identify calls alone' },
        { value: 'every', label: 'On every event that holds both' },
        { value: 'off', label: 'Never: something else does it' },
      ],
      default: 'whereGiven',
    },
    productIdFrom: {
      type: 'string',
      label: 'Leading product ID',
      description:
        'Which ID of your events is the product’s ID on your website and in your product feed. The other one stands in ' +
        'where it is missing.',
      choices: ['product_id', 'sku'],
      default: 'product_id',
    },
    largeOrders: {
      type: 'string',
      label: 'Orders of more than 30 products',
      description: 'Bluecore documents at most 30 for an order, and not what becomes of larger ones.',
      choices: [
        { value: 'cut', label: 'Send the first 30 products: the order counts' },
        { value: 'whole', label: 'Send all products: Bluecore may not keep the order' },
      ],
      default: 'cut',
    },
    attributes: {
      type: 'string',
      kind: 'list',
      label: 'Attributes',
      description:
        'The customer attributes to send, comma-separated, as Bluecore spells them. Traits are compared in snake ' +
        'case: "Loyalty Points" is loyalty_points, "city" in "address" is address_city. Bluecore keeps for ever whatever ' +
        'it gets, so everything else is left out. "*" sends all traits, in snake case, too.',
      default: 'first_name, last_name, birthday_day, birthday_month',
      placeholder: 'first_name, last_name, loyalty_points',
    },
    booleanAttributes: {
      type: 'string',
      kind: 'list',
      label: 'Attributes that are true or false',
      description:
        'Those of the attributes that Bluecore holds as true or false, comma-separated: "yes", "1" and the like are sent as ' +
        'true then. The texts "true" and "false" always are.',
      placeholder: 'is_member, wants_catalogue',
    },
    customEvents: {
      type: 'string',
      kind: 'list',
      label: 'Custom events',
      description:
        'The events of your own, comma-separated, as your Customer Success Manager has set them up. "Sweepstakes ' +
        'Signup" is sent for sweepstakes_signup. Others are skipped. "*" sends all, under their own names.',
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
  problems: ({ namespace, customEvents }) => {
    const own = listOf(customEvents).filter((name) => ownEventNames(name) !== undefined);
    return {
      namespace:
        /^(?:https?:|app\.bluecore\.|\/)/i.test(namespace) &&
        'must be the name alone, as in "bluestore", and not an address.',
      customEvents:
        own.length > 0 && `has events of Bluecore’s own, which have actions. Take them out: ${own.join(', ')}.`,
    };
  },
  test: () =>
    'Bluecore answers 202 to every call, even for a namespace that does not exist: look at its Audience Builder.',
});

/** The settings as calls see them. */
export type Settings = SettingsIn<typeof connection>;
