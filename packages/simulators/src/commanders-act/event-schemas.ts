import { item } from './item-schema';
import { videoEvents } from './video-schemas';

const text = { type: 'string', minLength: 1 };
const number = { type: 'number' };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };

const items = { type: 'array', items: item };
const someItems = { ...items, minItems: 1 };

// REF: the two lists of words under "enumerated values": how an order is paid, and what happened to it.
const paymentMethod = {
  enum: [
    'by_invoice',
    'by_bank_transfer_in_advance',
    'card',
    'check_in_advance',
    'cod',
    'coupon',
    'direct_debit',
    'online_payment_system',
    'other',
  ],
};
const status = {
  enum: [
    'canceled',
    'delivered',
    'in_progress',
    'partially_delivered',
    'partially_returned',
    'partially_shipped',
    'pending_shipment',
    'returned',
    'shipped',
    'pending',
  ],
};

export interface EventSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
}

const advertisement: EventSchema = {
  required: ['medium', 'source'],
  properties: { medium: text, source: text, campaign: text, keyword: text, ad_format: text, ad_cost_id: text },
};

// REF: the tables of the standard events. What they want "for meaningful reporting" (Yes*) is required here too: without it an
// event is of less use than its sender expects.
const events: Readonly<Record<string, EventSchema>> = {
  // REF: the predefined words are "recommended"; any other is allowed too.
  page_view: { required: ['page_type'], properties: { page_type: text, page_name: text } },
  view_item: { required: ['value', 'currency', 'items'], properties: { items: someItems } },
  view_item_list: { required: ['items'], properties: { item_list_name: text, items: someItems } },
  // REF: "exactly one element".
  select_item: { required: ['items'], properties: { item_list_name: text, items: { ...someItems, maxItems: 1 } } },
  add_to_cart: { required: ['value', 'currency', 'items'], properties: { items: someItems } },
  remove_from_cart: { required: ['items'], properties: { items: someItems } },
  add_to_wishlist: { required: ['items'], properties: { items: someItems } },
  view_cart: { required: ['items'] },
  begin_checkout: { required: ['revenue', 'value', 'currency', 'items'], properties: { id: text, items: someItems } },
  add_shipping_info: {
    required: ['value', 'currency', 'items'],
    properties: { shipping_tier: text, items: someItems },
  },
  add_payment_info: { required: ['payment_method'], properties: { payment_method: paymentMethod } },
  purchase: {
    required: ['id', 'type', 'value', 'revenue', 'currency', 'payment_method', 'status', 'items'],
    properties: {
      id: text,
      type: text,
      payment_method: paymentMethod,
      status,
      shipping_provider: text,
      last_channel: text,
      last_source: text,
      items: someItems,
    },
  },
  // REF: without items if the whole order is refunded.
  refund: { required: ['id', 'revenue', 'value', 'currency', 'type'], properties: { id: text, type: text } },
  search: { required: ['search_term'], properties: { search_term: text } },
  login: { properties: { method: text } },
  sign_up: { properties: { method: text } },
  generate_lead: { properties: { id: text } },
  select_content: { properties: { content_type: text, item_id: text } },
  ad_view: advertisement,
  ad_click: advertisement,
  ...videoEvents,
};

/** REF: members that mean the same in every event that has them. */
const shared = {
  value: number,
  revenue: number,
  currency,
  coupon: text,
  tax_amount: number,
  shipping_amount: number,
  discount_value: number,
  original_value: number,
  original_revenue: number,
  original_tax_amount: number,
  returned_value: number,
  returned_quantity: number,
  cancelled_value: number,
  cancelled_quantity: number,
  items,
};

/** By event name; each may also have properties of the sender's own. */
export const eventSchemas: ReadonlyMap<string, object> = new Map(
  Object.entries(events).map(([name, { required = [], properties = {} }]) => [
    name,
    {
      type: 'object',
      required,
      properties: { ...shared, ...properties },
      // REF: "If you supply the `revenue` or `value` parameter, you must also supply the `currency` parameter".
      dependencies: { value: ['currency'], revenue: ['currency'] },
    },
  ]),
);
