import { defineConnection, listOf, type SettingsIn } from '@sluice/kit';
import { ownEventNames } from './own-event-names';

/** https://help.bluecore.com/help/events-api */
export const connection = defineConnection({
  settings: {
    namespace: {
      type: 'password',
      label: 'Namespace',
      description: 'The name of your account: the part after /admin/dashboard/ in the address of app.bluecore.com.',
      required: true,
      placeholder: 'bluestore',
    },
    distinctId: {
      type: 'string',
      label: 'Distinct ID',
      description: 'Which of an event’s IDs identifies the customer. If it is missing, the next one is used.',
      choices: [
        { value: 'email', label: 'Email address, or user ID, or anonymous ID' },
        { value: 'userId', label: 'User ID, or email address, or anonymous ID' },
      ],
      default: 'email',
    },
    linking: {
      type: 'string',
      label: 'Link IDs to the email address',
      description:
        'Bluecore cannot email people it knows only by an ID. What they did counts for their address once the two are linked, which takes another call for each ID of an event.',
      choices: [
        { value: 'whereGiven', label: 'When customers give their address: identify calls, orders, opt-ins' },
        { value: 'identify', label: 'Only on identify calls' },
        { value: 'every', label: 'On every event that has both' },
        { value: 'off', label: 'Never: something else does it' },
      ],
      default: 'whereGiven',
    },
    productIdFrom: {
      type: 'string',
      label: 'Main product ID',
      description:
        'Which ID in your events is the product’s ID on your website and in your product feed. The other one is used ' +
        'if it is missing.',
      choices: ['product_id', 'sku'],
      default: 'product_id',
    },
    largeOrders: {
      type: 'string',
      label: 'Orders of more than 30 products',
      description: 'Bluecore documents at most 30 per order, and not what happens to larger ones.',
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
        'The customer attributes to send, comma-separated, as Bluecore spells them. Traits are matched in snake ' +
        'case: "Loyalty Points" is loyalty_points, "city" in "address" is address_city. Bluecore keeps everything ' +
        'for ever, so all others are left out. "*" sends all traits in snake case.',
      default: 'first_name, last_name, birthday_day, birthday_month',
      placeholder: 'first_name, last_name, loyalty_points',
    },
    booleanAttributes: {
      type: 'string',
      kind: 'list',
      label: 'Attributes that are true or false',
      description:
        'The attributes that are true or false at Bluecore, comma-separated: "yes", "1" and the like are then sent as ' +
        'true. The texts "true" and "false" are always converted.',
      placeholder: 'is_member, wants_catalogue',
    },
    customEvents: {
      type: 'string',
      kind: 'list',
      label: 'Custom events',
      description:
        'Your own events, comma-separated, as your Customer Success Manager has set them up. "Sweepstakes ' +
        'Signup" is sent for sweepstakes_signup, "Cart Viewed" for viewed_cart, "Product Removed from Wishlist" for ' +
        'remove_from_wishlist. Others are skipped. "*" sends all, under their own names.',
      placeholder: 'sweepstakes_signup, quickviewed_product',
    },
    copyConsentEmail: {
      type: 'boolean',
      label: 'Opt-ins with customer.email',
      description:
        'Sends the address of an opt-in or unsubscription also as customer.email: Bluecore’s table of parameters asks for ' +
        'it, but its examples do not have it.',
      default: true,
    },
    allowOldEvents: {
      type: 'boolean',
      label: 'Send events older than 24 hours',
      description: 'Bluecore records every event as happening now, and may send an email because of it.',
      default: false,
    },
  },
  problems: ({ namespace, customEvents }) => {
    const own = listOf(customEvents).filter((name) => ownEventNames(name) !== undefined);
    return {
      namespace:
        /^https?:|^\/|\/$|dashboard\/|\.bluecore\.|[?#"']/i.test(namespace) &&
        'must be the name alone, as in "bluestore", and not an address.',
      customEvents:
        own.length > 0 && `contains Bluecore’s own events, which have actions. Remove them: ${own.join(', ')}.`,
    };
  },
  test: () =>
    'Bluecore answers 202 to every call, even for a namespace that does not exist: check its Audience Builder.',
});

/** The settings as calls see them. */
export type Settings = SettingsIn<typeof connection>;
