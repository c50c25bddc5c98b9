import { reservedNames } from '@sluice/kit';

/**
 * Why a custom event cannot have some name: these are the events that every account has,
 * https://help.bluecore.com/help/events-api
 */
export const ownEventNames = reservedNames('Bluecore', {
  made: {
    viewed_product: 'Track product',
    add_to_cart: 'Track product',
    remove_from_cart: 'Track product',
    wishlist: 'Track product',
    search: 'Search',
    purchase: 'Purchase',
    customer_patch: 'Update customer',
    identify: 'Update customer',
    optin: 'Update subscription',
    unsubscribe: 'Update subscription',
  },
});
