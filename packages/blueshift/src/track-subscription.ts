import { dateOf, money, named, oneOf, refined, text } from '@sluice/kit';
import { connection } from './connection';
import { event, record } from './event';

/** The name of the date of each event; by default it is the time of the event. */
const dateNames = {
  subscription_start: 'subscription_started_at',
  subscription_upgrade: 'subscription_started_at',
  subscription_downgrade: 'subscription_started_at',
  subscription_billing: 'billing_date',
  subscription_cancel: 'subscription_canceled_at',
} as const;

const { kind: amount } = money('', '');
const amountAsText = named(refined(amount, String));

/** https://developer.blueshift.com/docs/your-sites-event-data, which prints lengths and amounts as texts. */
export const trackSubscription = connection.action({
  title: 'Track subscription',
  description: 'Records the start, change, payment or end of a paid subscription.',
  tables: {
    object: {
      event: oneOf(
        'Event',
        'What happened to the paid subscription.',
        {
          subscription_start: 'Started',
          subscription_upgrade: 'Upgraded',
          subscription_downgrade: 'Downgraded',
          subscription_billing: 'Billed',
          subscription_cancel: 'Canceled',
        },
        'subscription_start',
      ),
      subscription_plan_type: text('Plan', 'Its SKU or name.', { from: ['subscription_plan_type', 'plan'] }),
      subscription_amount: amountAsText('Amount', 'What a period costs.', {
        from: ['subscription_amount', 'price', 'amount'],
      }),
      revenue: money('Revenue', 'What is paid. For a payment, by default the amount.', {
        from: ['revenue', 'total', 'value'],
      }),
      subscription_period_type: text('Period', 'The unit of a period, such as month.', {
        from: ['subscription_period_type', 'interval'],
      }),
      subscription_period_length: text('Period length', 'How many units.', {
        from: ['subscription_period_length', 'interval_count'],
      }),
      subscription_started_at: dateOf('Start', 'When the plan starts. By default the time of the start or change.', {
        from: ['subscription_started_at', 'started_at'],
      }),
      billing_date: dateOf('Billing date', 'When it is paid. By default the time of the payment.', {
        from: ['billing_date', 'billed_at'],
      }),
      subscription_canceled_at: dateOf(
        'Cancellation',
        'When it was canceled. By default the time of the cancellation.',
        {
          from: ['subscription_canceled_at', 'cancelled_at', 'canceled_at'],
        },
      ),
      subscription_end_at: dateOf('End', 'When the plan ends.', { from: ['subscription_end_at', 'ends_at'] }),
      ...event,
    },
    happened: {
      occurred_at: dateOf('Time of the event', 'Used if the event has no date.', { from: '$.timestamp' }),
    },
  },
  items: (context) => {
    const { object, happened, note } = context;
    object[dateNames[object.event]] ??= happened.occurred_at;
    const { event: name, subscription_amount: paid } = object;
    if (name === 'subscription_billing') {
      if (paid !== undefined) object.revenue ??= Number(paid);
      if (object.revenue === undefined) note('The payment has neither revenue nor an amount that can be read.');
    }
    return [record(context)];
  },
});
