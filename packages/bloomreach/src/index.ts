import { defineDestination } from '@sluice/kit';
import { connection } from './connection';
import { purchase } from './purchase';
import { trackEvent } from './track-event';
import { updateCustomer } from './update-customer';

/** Bloomreach, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'Bloomreach',
  slug: 'bloomreach',
  description: 'Customer events and properties for Bloomreach Engagement and Discovery, through Data Hub.',
  connection,
  actions: { trackEvent, purchase, updateCustomer },
  presets: [
    { name: 'Purchase', partnerAction: 'purchase', on: { track: ['Order Completed'] } },
    { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
  ],
});

export default destination;
