import { compact, type FieldDefinitions, firstOf } from '@sluice/kit';
import { connection } from './connection';
import { payment, paymentFields } from './payment';
import { eventFields, recordEvent } from './record-event';
import { uniqueId } from './unique-id';

const fields = {
  conversionId: {
    type: 'string',
    label: 'Conversion ID',
    description: 'Tracify counts each once. The ID of the event, unless it has one of its own.',
    required: true,
    default: firstOf('$.properties.conversion_id', '$.messageId'),
  },
  ...paymentFields,
  amount: { ...paymentFields.amount, description: 'What it is worth. Map 0 where it has no price.' },
  ...eventFields,
} as const satisfies FieldDefinitions;

export const conversion = connection.action({
  title: 'Conversion',
  description: 'Records that a visitor reached a goal of yours: a registration, a booking, a lead.',
  defaultSubscription: 'type = "track" and event = "Signed Up"',
  fields,
  items: (context) => {
    const paid = payment(context);
    // "value" is what Tracify's OpenAPI description calls the amount: https://github.com/be-lenka/tracify-php-sdk
    const value = context.settings.sendUndocumentedKeys ? paid.amount : undefined;
    const own = { conversion_id: uniqueId(context, 'conversionId'), ...paid, ...compact({ value }) };
    return [recordEvent(context, 'conversion', own)];
  },
});
