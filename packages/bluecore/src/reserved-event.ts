import { reservedNames } from '@sluice/kit';

/** Why a name is no custom event's: every account has these. https://help.bluecore.com/help/events-api */
export const reservedEvent = reservedNames('Bluecore', {
  made: {
    viewed_product: 'Track product',
    search: 'Search',
    add_to_cart: 'Track product',
    remove_from_cart: 'Track product',
    wishlist: 'Track product',
    purchase: 'Purchase',
    customer_patch: 'Update customer',
    identify: 'Update customer',
    optin: 'Update subscription',
    unsubscribe: 'Update subscription',
  },
});
