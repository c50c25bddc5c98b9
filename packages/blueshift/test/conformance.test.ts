import { destination } from '@sluice/blueshift';
import { conformance, forEach } from '@sluice/test-utils/conformance';

conformance(destination, {
  drops: { 'The event identifies nobody': 'The setting sendUnidentified asks for it.' },
  asked: {
    'trackOrder.order_id': 'Without its number an order that is sent twice counts twice.',
    'updateGroup.group_id': 'The call is about the group.',
    'alias.previous_customer_id': 'The call is about the ID of before.',
  },
  ownEvents: forEach('Segment’s older integration sends names unchanged, so Blueshift’s users track these.', [
    'view',
    'add_to_cart',
    'remove_from_cart',
    'search',
    'checkout',
    'purchase',
    'subscription_start',
    'subscription_upgrade',
    'subscription_downgrade',
    'subscription_billing',
    'subscription_cancel',
  ]),
  unfilled: {
    ...forEach('No spec names what a subscription has: these are the words of billing systems.', [
      '$.properties.interval_count',
      '$.properties.started_at',
      '$.properties.billed_at',
      '$.properties.cancelled_at',
      '$.properties.canceled_at',
      '$.properties.ends_at',
    ]),
    ...forEach('Older SDKs of RudderStack for phones keep the user ID there.', ['$.traits.id', '$.context.traits.id']),
    '$.properties.interest': 'No spec names the topic of an interest.',
  },
});
