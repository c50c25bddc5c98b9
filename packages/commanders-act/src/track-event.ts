import { eventName, reservedNames, snakeCase, unreadable } from '@sluice/kit';
import type { Settings } from './connection';
import { anyProduct, looseItems } from './item';
import { changes, order } from './shop';
import { standardEvent } from './standard-event';
import { videoEvents } from './video';
import { paymentMethod } from './vocabulary';

/** Events that need certain properties in the vendor's reports and destinations: https://doc.commandersact.com/developers/tracking/events-reference */
const titles = {
  page_view: 'Page view',
  view_item: 'View item',
  view_item_list: 'View item list',
  select_item: 'Select item',
  add_to_cart: 'Add to cart',
  remove_from_cart: 'Remove from cart',
  add_to_wishlist: 'Add to wishlist',
  view_cart: 'View cart',
  begin_checkout: 'Begin checkout',
  add_shipping_info: 'Add shipping info',
  add_payment_info: 'Add payment info',
  purchase: 'Purchase',
  refund: 'Refund',
  search: 'Search',
  ad_view: 'Advertisement',
  ad_click: 'Advertisement',
};
const videoTitles = Object.fromEntries(
  Object.entries(videoEvents).flatMap(([title, events]) => Object.keys(events).map((event) => [event, title])),
);
const ownName = eventName({
  description: 'The name. Sent in snake case unless the settings say otherwise.',
  refusal: reservedNames('Commanders Act', { made: { ...titles, ...videoTitles } }),
  made: nameOf,
});

function nameOf(name: string, { eventNames }: Settings) {
  return eventNames === 'unchanged' ? name : snakeCase(name) || unreadable;
}

/** Standard properties in custom events: https://doc.commandersact.com/developers/tracking/about-events */
export const custom = {
  trackEvent: standardEvent(ownName, {
    title: 'Track event',
    description: 'Records what a visitor did, under a name of your own. Its properties are sent unchanged.',
  }),
  trackOrderEvent: standardEvent(ownName, {
    title: 'Track order event',
    description:
      'Records any other event of an order or cart, under its own name, with order ID, amounts and items as Commanders Act ' +
      'names them.',
    about: 'sender',
    properties: { ...order, ...changes, payment_method: paymentMethod, items: looseItems },
  }),
  trackProductEvent: standardEvent(ownName, {
    title: 'Track product event',
    description: 'Records any other event of a product, under its own name, with the product as its item.',
    properties: anyProduct,
  }),
};
