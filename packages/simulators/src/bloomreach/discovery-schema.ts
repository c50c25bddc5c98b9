const text = { type: 'string', minLength: 1 };
const url = { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:' };
// EN-types: a quoted number counts as a number, "11,4" as text.
const number = { type: ['number', 'string'], pattern: '^-?\\d+(\\.\\d+)?$' };

// DH-req prints it this way for suggest_click.
const catalogs = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['name'],
    properties: { name: text, view_ids: { type: 'array', items: text } },
  },
};

interface Needs {
  readonly required: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
}

// DISC: every page view has its address. DH-req: it is called `location`.
function view(required: readonly string[] = [], properties: Readonly<Record<string, object>> = {}): Needs {
  return {
    required: ['location', ...required],
    properties: { location: url, referrer: { type: 'string' }, ...properties },
  };
}

const product = { product_id: text, variant_id: { type: 'string' }, title: text };

/**
 * DH-req: the Data Hub events that Discovery reads. DISC: what it needs from each. Only properties whose Data Hub names are
 * printed are listed here; those of `view_search_results`, `view_content` and the widgets are not.
 */
export const discoveryEvents: Readonly<Record<string, Needs>> = {
  view_homepage: view(),
  // SFCC: the names of the properties.
  view_category: view(['category_id'], { category_id: text, category_name: text, categories_path: text }),
  view_item: view(['product_id', 'title'], product),
  view_quickview: view(['product_id', 'title'], product),
  view_search_results: view(),
  view_content: view(),
  view_thematic: view(),
  view_other: view(),
  suggest_click: { required: ['q', 'aq', 'catalogs'], properties: { q: text, aq: { type: 'string' }, catalogs } },
  search_submit: { required: ['q', 'catalogs'], properties: { q: text, catalogs } },
  // SFCC: `action` is add, remove or empty; an addition names its product.
  cart_update: { required: ['action'], properties: { action: text } },
  widget_view: { required: [] },
  widget_click: { required: [] },
  purchase: { required: [] },
};

const orderProperties = {
  purchase_id: text,
  purchase_status: text,
  total_price: number,
  price_local_currency: number,
  total_price_local_currency: number,
  local_currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  product_list: {
    type: 'array',
    minItems: 1,
    items: {
      type: 'object',
      required: ['product_id'],
      properties: { product_id: text, price: number, price_local_currency: number, quantity: number },
    },
  },
};

/** S0's example, and the vendor's own plugins: without these it is not an order, in Engagement or in Discovery. */
export const purchase = {
  type: 'object',
  required: ['purchase_id', 'total_price', 'product_list'],
  properties: orderProperties,
};

/** Assumed: a later state of an order is a `purchase` with its number and its status. */
export const laterPurchase = { type: 'object', required: ['purchase_id'], properties: orderProperties };

/** S0, MAG: the states of a new order. */
export const newOrders: readonly unknown[] = [undefined, 'created', 'success'];

/** An addition to the cart. */
export const addition = { required: ['product_id'], properties: product };
