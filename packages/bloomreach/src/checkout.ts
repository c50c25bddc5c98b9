import {
  compact,
  currency,
  type FieldDefinitions,
  furtherProperties,
  leftOver,
  orderTotal,
  pageUrl,
} from '@sluice/kit';
import { connection } from './connection';
import { productList, products } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  stepNumber: {
    type: 'integer',
    label: 'Step number',
    description: 'The first step is 1.',
    default: { '@if': { exists: { '@path': '$.properties.step' }, then: { '@path': '$.properties.step' }, else: 1 } },
  },
  stepTitle: {
    type: 'string',
    label: 'Step title',
    description: 'What the step is called.',
    default: { '@path': '$.event' },
  },
  total: { ...orderTotal, required: false, description: 'What the whole cart costs, in your base currency.' },
  localCurrency: currency,
  paymentMethod: {
    type: 'string',
    label: 'Payment method',
    description: 'How the customer means to pay.',
    default: { '@path': '$.properties.payment_method' },
  },
  shippingMethod: {
    type: 'string',
    label: 'Shipping method',
    description: 'How the order is to be sent.',
    default: { '@path': '$.properties.shipping_method' },
  },
  products,
  pageUrl,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** Customary in Engagement; the names of its properties are a convention. */
export const checkout = connection.action({
  title: 'Checkout',
  description: 'Records a step of the checkout.',
  defaultSubscription: 'type = "track" and event = "Checkout Started"',
  fields,
  items: (context) => {
    const { payload } = context;
    const properties = {
      ...further(payload.furtherProperties),
      step_number: payload.stepNumber,
      step_title: payload.stepTitle,
      total_price: payload.total,
      local_currency: payload.localCurrency,
      payment_method: payload.paymentMethod,
      shipping_method: payload.shippingMethod,
      ...productList(payload.products),
      location: payload.pageUrl,
    };
    return [recordEvent(context, 'checkout', compact(properties))];
  },
});
