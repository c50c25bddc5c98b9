import { type FieldDefinitions, firstOf, furtherProperties, leftOver } from '@sluice/kit';
import { connection } from './connection';
import { isoTime } from './iso-time';
import { eventFields, recordEvent } from './record-event';

const dateNames = {
  subscription_start: 'subscription_started_at',
  subscription_upgrade: 'subscription_started_at',
  subscription_downgrade: 'subscription_started_at',
  subscription_billing: 'billing_date',
  subscription_cancel: 'subscription_canceled_at',
} as const;

/** A field made of a property, by Blueshift's name or by another. */
const text = (label: string, description: string, name: string, otherName: string) =>
  ({
    type: 'string',
    label,
    description,
    default: firstOf(`$.properties.${name}`, `$.properties.${otherName}`),
  }) as const;

const fields = {
  event: {
    type: 'string',
    label: 'Event',
    description: 'What happened to the paid subscription.',
    required: true,
    choices: [
      'subscription_start',
      'subscription_upgrade',
      'subscription_downgrade',
      'subscription_billing',
      'subscription_cancel',
    ],
    default: 'subscription_start',
  },
  date: {
    type: 'string',
    label: 'Date',
    description: 'When the plan begins, when it is paid, or when it was cancelled.',
    default: firstOf(
      '$.properties.subscription_canceled_at',
      '$.properties.billing_date',
      '$.properties.subscription_started_at',
      '$.timestamp',
    ),
  },
  endAt: text('End', 'When the plan ends.', 'subscription_end_at', 'ends_at'),
  planType: text('Plan', 'Its SKU or name.', 'subscription_plan_type', 'plan'),
  periodType: text('Period', 'The unit that a period is counted in: month.', 'subscription_period_type', 'interval'),
  periodLength: text('Period length', 'How many of them.', 'subscription_period_length', 'interval_count'),
  amount: text('Amount', 'What a period costs.', 'subscription_amount', 'price'),
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://developer.blueshift.com/reference (Your site/app's event data): lengths and amounts are printed as text there. */
export const trackSubscription = connection.action({
  title: 'Track subscription',
  description: 'Records the start, change, payment or end of a subscription that is paid for.',
  defaultSubscription: 'type = "track" and event = "Subscription Started"',
  fields,
  items: (context) => {
    const { payload } = context;
    return recordEvent(context, payload.event, {
      ...further(payload.furtherProperties),
      subscription_period_type: payload.periodType,
      subscription_period_length: payload.periodLength,
      subscription_plan_type: payload.planType,
      subscription_amount: payload.amount,
      [dateNames[payload.event]]: isoTime(payload.date),
      subscription_end_at: isoTime(payload.endAt),
    });
  },
});
