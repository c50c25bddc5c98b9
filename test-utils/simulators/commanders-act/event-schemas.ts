const text = { type: 'string', minLength: 1 };
const number = { type: 'number' };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };

// REF: the product of an item.
const product = {
  type: 'object',
  required: ['id', 'name', 'price'],
  properties: {
    id: text,
    name: text,
    price: number,
    currency,
    category_1: text,
    category_2: text,
    category_3: text,
    category_4: text,
    category_5: text,
    brand: text,
    colors: { type: 'array', items: text },
    size: text,
  },
  additionalProperties: false,
};

// REF: the items of an event. `price` stands in most examples, but not in the table.
const items = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['id', 'product', 'quantity'],
    properties: {
      id: text,
      product,
      quantity: number,
      variant: text,
      coupon: text,
      affiliation: text,
      list_position: number,
      discount: number,
      value: number,
      price: number,
      original_value: number,
      cancelled_value: number,
      cancelled_quantity: number,
      returned_value: number,
      returned_quantity: number,
    },
    additionalProperties: false,
  },
};

// REF: the words for how an order is paid, and for what became of it.
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

const pageType = {
  enum: [
    'home',
    'landing',
    'product_list',
    'product',
    'content_list',
    'content',
    'search',
    'funnel',
    'success',
    'funnel_confirmation',
    'account',
    'cart',
    'legal',
  ],
};

interface EventSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
}

// REF: the tables of the standard events. What a table wants only "for meaningful reporting" is not required here.
const events: Readonly<Record<string, EventSchema>> = {
  page_view: { required: ['page_type'], properties: { page_type: pageType, page_name: text } },
  view_item: { required: ['items'] },
  view_item_list: { required: ['items'], properties: { item_list_name: text } },
  // REF: "exactly one element".
  select_item: { required: ['items'], properties: { item_list_name: text, items: { ...items, maxItems: 1 } } },
  add_to_cart: { required: ['items'] },
  remove_from_cart: { required: ['items'] },
  add_to_wishlist: { required: ['items'] },
  view_cart: { required: ['items'] },
  begin_checkout: { required: ['revenue', 'value', 'currency', 'items'], properties: { id: text } },
  add_shipping_info: { required: ['value', 'currency', 'items'], properties: { shipping_tier: text } },
  add_payment_info: { required: ['payment_method'], properties: { payment_method: paymentMethod } },
  purchase: {
    required: ['id', 'type', 'value', 'revenue', 'currency', 'payment_method', 'status', 'items'],
    properties: { id: text, type: text, payment_method: paymentMethod, status },
  },
  // REF: without items where the whole order is paid back.
  refund: { required: ['id', 'revenue', 'value', 'currency', 'type'], properties: { id: text, type: text } },
  search: { required: ['search_term'], properties: { search_term: text } },
  login: { properties: { method: text } },
  sign_up: { properties: { method: text } },
  generate_lead: { properties: { id: text } },
  select_content: { properties: { content_type: text, item_id: text } },
};

/** REF: members that mean the same in every event that has them. */
const common = {
  value: number,
  revenue: number,
  currency,
  coupon: text,
  tax_amount: number,
  shipping_amount: number,
  discount_value: number,
  items,
};

/** By the name of the event. */
export const eventSchemas = new Map(
  Object.entries(events).map(([name, { required = [], properties = {} }]) => [
    name,
    { type: 'object', required, properties: { ...common, ...properties }, dependentRequired: needsCurrency(name) },
  ]),
);

// REF: "required if value is set".
function needsCurrency(name: string): Readonly<Record<string, readonly string[]>> {
  return ['remove_from_cart', 'add_to_wishlist', 'view_cart', 'generate_lead'].includes(name)
    ? { value: ['currency'] }
    : name === 'add_payment_info'
      ? { revenue: ['currency'] }
      : {};
}
