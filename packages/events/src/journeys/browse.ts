import { catalogue, type CatalogueItem } from '../shop/catalogue';
import { toAmount } from '../shop/to-amount';
import type { SpecEvent } from '../spec-event';
import type { Basket, Line } from './basket';
import { toProduct } from './to-product';
import type { Tracker } from './tracker';

type Events = Generator<SpecEvent, void>;
type Listing = { listId: string; lines: Line[] };

const departments = [...new Set(catalogue.map(({ category }) => category))].map((department) => ({
  department,
  items: catalogue.filter(({ category }) => category === department),
}));
const promotion = {
  promotion_id: 'promo-spring',
  creative: 'banner-küste.webp',
  name: 'Frühlingsbrise',
  position: 'home_top',
};
const greatestBasket = 5;

/** From the front page to some products, some of which may end up in the basket. */
export function* browse(tracker: Tracker, basket: Basket, cartId: string): Events {
  const { random, visitor } = tracker;
  if (visitor.phone !== undefined && random.chance(0.6)) {
    yield tracker.track('Application Opened', { from_background: random.chance(0.5), version: '5.2.1', build: '5210' });
  }
  yield tracker.look('Home', 'Storefront', '/', 'Harbour');
  if (random.chance(0.2)) {
    yield tracker.track('Promotion Viewed', { ...promotion });
    tracker.pause();
    if (random.chance(0.4)) yield tracker.track('Promotion Clicked', { ...promotion });
  }
  tracker.pause();
  const { listId, lines } = yield* random.chance(0.55) ? search(tracker, basket) : leaf(tracker, basket);
  const looks = Math.min(random.integer(1, 3), lines.length);
  for (let position = 1; position <= looks; position += 1) {
    const line = lines[position - 1];
    if (line !== undefined) yield* lookAt(tracker, basket, line, { cartId, listId, position });
  }
}

function* search(tracker: Tracker, basket: Basket): Generator<SpecEvent, Listing> {
  const query = tracker.random.pick(tracker.visitor.region.searches);
  yield tracker.look('Search', 'Storefront', '/search', `${query} | Harbour`, `?q=${encodeURIComponent(query)}`);
  yield tracker.track('Products Searched', { query });
  tracker.pause();
  return { listId: 'search', lines: list(tracker, basket, catalogue) };
}

function* leaf(tracker: Tracker, basket: Basket): Generator<SpecEvent, Listing> {
  const { random, visitor } = tracker;
  const { department: category, items } = random.pick(departments);
  const listId = category.toLowerCase().replace('/', '-');
  const lines = list(tracker, basket, items);
  const products = () => lines.map((line, index) => toProduct(line, visitor.currency, index + 1));
  yield tracker.look(category, 'Category', `/c/${category.toLowerCase()}`, `${category} | Harbour`);
  yield tracker.track('Product List Viewed', { list_id: listId, category, products: products() });
  tracker.pause();
  if (random.chance(0.2)) {
    yield tracker.track('Product List Filtered', {
      list_id: listId,
      category,
      filters: [{ type: 'price', value: `under-${random.pick([50, 100, 200])}` }],
      sorts: [{ type: 'price', value: random.pick(['asc', 'desc']) }],
      products: products(),
    });
    tracker.pause();
  }
  return { listId, lines };
}

/** Up to five different products. */
function list({ random }: Tracker, basket: Basket, items: readonly CatalogueItem[]): Line[] {
  const length = Math.min(random.integer(2, 5), items.length);
  const first = random.integer(0, items.length - length);
  return items.slice(first, first + length).map((item) => basket.offer(item, random));
}

function* lookAt(
  tracker: Tracker,
  basket: Basket,
  line: Line,
  { cartId, listId, position }: { cartId: string; listId: string; position: number },
): Events {
  const { random, visitor } = tracker;
  const { currency } = visitor;
  const { slug, name } = line.item;
  const product = () => toProduct(line, currency, position);
  const priced = () =>
    Object.assign(product(), {
      currency: currency.code,
      value: toAmount(line.unitPrice * line.quantity, currency),
    });

  yield tracker.track('Product Clicked', { list_id: listId, ...product() });
  yield tracker.look('Product', 'Product', `/products/${slug}`, `${name} | Harbour`);
  yield tracker.track('Product Viewed', priced());
  tracker.pause();
  if (random.chance(0.04)) {
    yield tracker.track('Product Shared', {
      share_via: 'email',
      share_message: `${name} 😍`,
      recipient: 'friend@example.net',
      ...product(),
    });
    tracker.pause();
  }
  if (random.chance(0.55) && basket.lines.length < greatestBasket) {
    basket.add(line);
    yield tracker.track('Product Added', { cart_id: cartId, ...priced() });
    tracker.pause();
  } else if (random.chance(0.15)) {
    yield* wish(tracker, basket, line, { cartId, product: priced() });
  }
}

function* wish(
  tracker: Tracker,
  basket: Basket,
  line: Line,
  { cartId, product }: { cartId: string; product: Record<string, unknown> },
): Events {
  const { random, visitor } = tracker;
  const wishlist = { wishlist_id: `W-${visitor.code}`, wishlist_name: 'Merkzettel' };
  yield tracker.track('Product Added to Wishlist', { ...wishlist, ...product });
  tracker.pause();
  if (random.chance(0.25)) {
    yield tracker.track('Product Removed from Wishlist', { ...wishlist, ...product });
    tracker.pause();
  } else if (random.chance(0.35) && basket.lines.length < greatestBasket) {
    basket.add(line);
    yield tracker.track('Wishlist Product Added to Cart', { ...wishlist, cart_id: cartId, ...product });
    tracker.pause();
  }
}
