import type { Subscription } from '@sluice/engine';
import type { Mapping } from '@sluice/kit/host';
import type { DefaultsOf, FieldMappings } from './built-in';
import { at, firstFilled, merged, orAt, traitPaths } from './directives';
import { linesOf } from './lines-of';

/** An action and its mapping, not yet bound to events. */
export interface Making extends Omit<Subscription, 'subscribe'> {
  readonly mapping: FieldMappings;
}

/** What RudderStack's own integration sends, expressed with our actions. */
export interface BluecoreMappings {
  /** Bluecore's own events, by name. */
  readonly vendorEvents: ReadonlyMap<string, Making>;
  /** The consents in an event's properties. */
  readonly consents: Making;
  readonly setAttributes: Making;
  readonly link: Making;
  readonly customEvent: Making;
  /** The same for an event about its sender. */
  readonly ownEvent: Making;
}

const unlessThere = (mapping: Mapping, otherwise: Mapping): Mapping => ({ '@if': { blank: mapping, else: otherwise } });

/** An ID that the sender marked for Bluecore takes precedence over all others. */
const externalId: Mapping = {
  '@if': {
    exists: at('$.context.externalId'),
    then: {
      '@liquid': '{% assign found = context.externalId | where: "type", "bluecoreExternalId" | first %}{{ found.id }}',
    },
  },
};
const userId = at('$.userId');
const anonymousId = at('$.anonymousId');
const namedId = firstFilled(externalId, userId);

/** The value at the path if it may be an email address: "n/a" identifies nobody. */
const addressAt = (path: string): Mapping => {
  const isAddress = { '@liquid': `{% if ${path.replace(/^\$\./, '')} contains "@" %}yes{% endif %}` };
  return { '@if': { exists: at(path), then: { '@if': { blank: isAddress, then: at(path) } } } };
};

const idOfProduct = (place: string) => firstFilled(...['product_id', 'sku', 'id'].map((name) => `${place}.${name}`));
const firstLine = at('$.properties.products[0]');
const products = at('$.properties.products');
/** If the list is empty, the properties themselves are the product. */
const unlessListed = (mapping: Mapping): Mapping => ({ '@if': { exists: firstLine, else: mapping } });
const isOne: Mapping = {
  '@if': { exists: idOfProduct('$.properties'), then: [{ id: idOfProduct('$.properties') }], else: products },
};
/** The list's lines, whose SKU takes precedence over `id`. Under the names that the field knows, so that it uses the first readable one. */
const lines: Mapping = {
  '@arrayPath': [
    products,
    {
      product_id: at('$.product_id'),
      productId: firstFilled('$.productId', '$.sku', '$.id', '$.item_id'),
      sku: at('$.sku'),
    },
  ],
};
const listed = (otherwise: Mapping): Mapping => ({ '@if': { exists: firstLine, then: lines, else: otherwise } });
/** A line as it is in the event, with the ID by which Bluecore knows its product; a line that is a text is an ID itself. */
const line = {
  id: firstFilled('$.product_id', '$.sku', '$.id', { '@if': { exists: at('$.0'), then: at('$.') } }),
  product_id: at('$.product_id'),
  sku: at('$.sku'),
};

export function bluecoreMappings(
  defaultsOf: DefaultsOf,
  { isLinking }: { readonly isLinking: boolean },
): BluecoreMappings {
  /** The email address takes precedence over the user ID, unless IDs are linked. */
  const making = (partnerAction: string, own: FieldMappings, emailPaths = traitPaths('email')): Making => {
    const person = firstFilled(externalId, ...emailPaths.map(addressAt), userId);
    const ids = { user_id: isLinking ? namedId : person, anonymous_id: anonymousId };
    const device = { client: at('$.context.app.version'), device: at('$.context.device.model') };
    return { partnerAction, mapping: { ...defaultsOf(partnerAction), ...device, ...ids, ...own } };
  };
  /** The same for events about their sender: the email address in the properties is the sender's. */
  const ownMaking = (partnerAction: string, own: FieldMappings): Making => {
    const { email } = defaultsOf(partnerAction);
    const paths = [...traitPaths('email'), '$.properties.email'];
    return making(partnerAction, { email: orAt(email, '$.properties.email'), ...own }, paths);
  };
  const product = (event: string) =>
    making('trackProduct', {
      event,
      product_id: unlessListed(idOfProduct('$.properties')),
      sku: unlessListed(at('$.properties.sku')),
      products: listed(products),
    });
  const query = at('$.properties.query');
  const custom: FieldMappings = {
    // Not the path itself: Bluecore's own names are handled before.
    event: { '@template': '{{event}}' },
    product_id: at('$.properties.product_id'),
    products: linesOf(line),
    others: merged(at('$.properties'), { '@if': { exists: query, then: { search_term: query, query: null } } }),
  };
  // Null removes a trait.
  const traits = { sex: firstFilled(...traitPaths('gender', 'sex')), action: null, event: null };
  const attributes = { others: merged(at('$.context.traits'), at('$.traits'), traits) };
  const somebody = firstFilled(externalId, ...traitPaths('email').map(addressAt), userId);
  const order = { products: listed(isOne) };
  // If the email address is the only ID, there is nothing to link.
  const setAttributes = making('updateCustomer', {
    ...attributes,
    ...(!isLinking && { anonymous_id: unlessThere(somebody, anonymousId) }),
  });
  const link = making('updateCustomer', {
    ...attributes,
    ...(!isLinking && { user_id: namedId, anonymous_id: unlessThere(namedId, anonymousId) }),
  });
  return {
    vendorEvents: new Map([
      ...['viewed_product', 'add_to_cart', 'remove_from_cart', 'wishlist'].map(
        (name) => [name, product(name)] as const,
      ),
      ['search', making('search', {})],
      ['purchase', ownMaking('purchase', order)],
      // The name says what the consent is.
      ...['optin', 'unsubscribe'].map((event) => [event, ownMaking('updateSubscription', { event })] as const),
      ['customer_patch', setAttributes],
      ['identify', link],
    ]),
    consents: ownMaking('updateSubscription', { consents: at('$.properties.channelConsents') }),
    setAttributes,
    link,
    customEvent: making('trackCustomEvent', custom),
    ownEvent: ownMaking('trackCustomEvent', custom),
  };
}
