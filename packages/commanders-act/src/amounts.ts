import {
  currency,
  type FieldDefinition,
  type FieldDefinitions,
  firstOf,
  type ItemsContext,
  type Payload,
} from '@sluice/kit';

const amount = { type: 'number' } as const;

/** Of a product or cart: what the common event spec calls by the vendor's own name. */
export const value = {
  ...amount,
  label: 'Value',
  description: 'With tax.',
  default: { '@path': '$.properties.value' },
} as const satisfies FieldDefinition;

/**
 * Of an order. What the vendor calls `revenue` is without tax and shipping, `value` is with both, as in the common event
 * spec `revenue` and `total`. https://doc.commandersact.com, "Events reference": `purchase`
 */
export const orderAmounts = {
  value: {
    ...amount,
    label: 'Value',
    description: 'With tax and shipping, after discounts. Made of the revenue where it is missing.',
    default: firstOf('$.properties.total', '$.properties.value'),
  },
  revenue: {
    ...amount,
    label: 'Revenue',
    description: 'Without tax and shipping, after discounts. Made of the value where it is missing.',
    default: firstOf('$.properties.revenue', '$.properties.subtotal'),
  },
  currency: { ...currency, required: true },
  taxAmount: { ...amount, label: 'Tax', description: 'In the value.', default: { '@path': '$.properties.tax' } },
  shippingAmount: {
    ...amount,
    label: 'Shipping',
    description: 'In the value.',
    default: { '@path': '$.properties.shipping' },
  },
  coupon: {
    type: 'string',
    label: 'Coupon',
    description: 'The code used for the order.',
    default: { '@path': '$.properties.coupon' },
  },
} as const satisfies FieldDefinitions;

type Amounts = Readonly<Record<string, string | number | undefined>>;

/** Value, revenue and currency of an event that has such properties; undefined for what it is better sent without. */
export function completeAmounts(context: ItemsContext<Payload, unknown>, properties: FieldDefinitions): Amounts {
  const { payload, refuse, note } = context;
  if (!properties.currency) return {};
  const code = typeof payload.currency === 'string' ? payload.currency.trim().toUpperCase() : '';
  if (code !== '' && !/^[A-Z]{3}$/.test(code)) throw refuse('currency', 'it must have three letters, as in EUR.');
  if (code === '' && properties.currency.required === true) throw refuse('currency', 'it is empty.');
  const names = ['value', 'revenue'].filter((name) => name in properties);
  const given: Amounts = Object.fromEntries(names.map((name) => [name, numberIn(payload[name])]));
  if (code === '') {
    const lost = names.filter((name) => given[name] !== undefined);
    if (lost.length > 0) note(`Left out, for Commanders Act wants a currency with it: ${lost.join(', ')}.`);
    return Object.fromEntries([...names, 'currency'].map((name) => [name, undefined]));
  }
  return { ...given, ...('taxAmount' in properties && netAndGross(context)), currency: code };
}

function netAndGross({ payload, refuse, note }: ItemsContext<Payload, unknown>): Amounts {
  const [gross, net] = [numberIn(payload.value), numberIn(payload.revenue)];
  const between = (numberIn(payload.taxAmount) ?? 0) + (numberIn(payload.shippingAmount) ?? 0);
  if (gross !== undefined && net !== undefined) return { value: gross, revenue: net };
  if (gross !== undefined) {
    note('The event has no revenue: its value without tax and shipping stands for it.');
    return { value: gross, revenue: rounded(gross - between) };
  }
  if (net === undefined) throw refuse('value', 'the event has neither a value (total) nor a revenue.');
  note('The event has no value (total): its revenue with tax and shipping stands for it.');
  return { value: rounded(net + between), revenue: net };
}

function numberIn(amountGiven: unknown): number | undefined {
  return typeof amountGiven === 'number' ? amountGiven : undefined;
}

/** No currency has more than four decimals. */
function rounded(sum: number): number {
  return Number(sum.toFixed(4));
}
