const text = { type: 'string', minLength: 1 };
const number = { type: 'number' };

// REF: the product of an item; any other key is the sender's own.
const product = {
  type: 'object',
  required: ['id', 'name', 'price'],
  properties: {
    id: text,
    name: text,
    price: number,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    category_1: text,
    category_2: text,
    category_3: text,
    category_4: text,
    category_5: text,
    brand: text,
    colors: { type: 'array', items: text },
    size: text,
  },
};

/** REF: one item of an event. `price` is in most examples, but not in the table; other keys are the sender's own. */
export const item = {
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
};
