import type { ItemsContext, PayloadOf, products } from '@sluice/kit';
import { decimal, type DecimalSeparator } from './decimal';
import { holdsPersonalData } from './personal-data';
import { type RawIdentity, rawIdentity } from './visitor';

type OrderPayload = PayloadOf<{ products: typeof products }> & RawIdentity;

interface LineSettings {
  readonly decimalSeparator: DecimalSeparator;
}

/**
 * The lines of an order as `ITEM1`, `AMT1`, `QTY1`, …: name, price of one unit and quantity, numbered without gaps. In the
 * example of Tracify's page 2 × 25 and 1 × 50 make 100.
 */
export function orderLines({
  payload,
  settings,
  note,
}: Pick<ItemsContext<OrderPayload, LineSettings>, 'payload' | 'settings' | 'note'>) {
  const all = payload.products ?? [];
  const separator = settings.decimalSeparator;
  const complete = all.flatMap(({ name, sku, productId, price, quantity }) => {
    const title = [name, sku, productId].find((text) => text?.trim());
    const unitPrice = price == null ? undefined : decimal(price, separator);
    const count = decimal(quantity ?? 1, separator);
    return title && unitPrice !== undefined && count !== undefined ? [{ title, unitPrice, count }] : [];
  });
  if (complete.length < all.length) note('An order line without name, price or sensible quantity was left out.');
  const isPersonal = (title: string): boolean => holdsPersonalData(title, rawIdentity(payload));
  if (complete.some(({ title }) => isPersonal(title))) note('Personal data was taken out of a product’s name.');
  const lines = complete.map(({ title, unitPrice, count }, index) => ({
    [`ITEM${index + 1}`]: isPersonal(title) ? 'redacted' : title,
    [`AMT${index + 1}`]: unitPrice,
    [`QTY${index + 1}`]: count,
  }));
  return Object.assign({}, ...lines) as Record<string, string>;
}
