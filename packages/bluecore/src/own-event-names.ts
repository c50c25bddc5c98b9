/** The events that every account has: https://help.bluecore.com/help/events-api */
export const ownEventNames: ReadonlySet<string> = new Set([
  'viewed_product',
  'search',
  'add_to_cart',
  'remove_from_cart',
  'wishlist',
  'purchase',
  'customer_patch',
  'identify',
  'optin',
  'unsubscribe',
]);
