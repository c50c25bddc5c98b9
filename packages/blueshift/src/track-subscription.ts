import { type FieldDefinitions, firstOf, furtherProperties, leftOver } from '@sluice/kit';
import { connection } from './connection';
import { isoTime } from './iso-time';
import { eventFields, recordEvent } from './record-event';

/** The date of each event: where it names none, it is the time of the event. */
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
  startedAt: text(
    'Start',
    'When the plan begins. A start or change has the time of its event, unless that says otherwise.',
    'subscription_started_at',
    'started_at',
  ),
  billedAt: text(
    'Billing date',
    'When it is paid. A payment has the time of its event, unless that says otherwise.',
    'billing_date',
    'billed_at',
  ),
  cancelledAt: text(
    'Cancellation',
    'When it was cancelled. A cancellation has the time of its event, unless that says otherwise.',
    'subscription_canceled_at',
    'cancelled_at',
  ),
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
    const dates = {
      subscription_started_at: payload.startedAt,
      billing_date: payload.billedAt,
      subscription_canceled_at: payload.cancelledAt,
      subscription_end_at: payload.endAt,
    };
    const own = dateNames[payload.event];
    const all = Object.entries({ ...dates, [own]: dates[own] ?? payload.timestamp });
    return recordEvent(context, payload.event, {
      ...further(payload.furtherProperties),
      subscription_period_type: payload.periodType,
      subscription_period_length: payload.periodLength,
      subscription_plan_type: payload.planType,
      subscription_amount: payload.amount,
      ...Object.fromEntries(all.map(([name, time]) => [name, isoTime(time)])),
    });
  },
});
