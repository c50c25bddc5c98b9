import type { ErrorObject } from 'ajv';
import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import type { Namespace } from './namespace';
import { callSchema, customEventSchema, schemas } from './schema';

type Members = Readonly<Record<string, unknown>>;

const validateCall = compileSchema(callSchema);
const validateCustomEvent = compileSchema(customEventSchema);
const validators = new Map(Object.entries(schemas).map(([name, schema]) => [name, compileSchema(schema)]));

/** Everything that goes wrong with a call although the vendor answers 202. */
export function findLosses(call: Members, namespace: Namespace): string[] {
  const { event, properties } = call;
  if (typeof event !== 'string' || !isObject(properties)) return problemsOf(validateCall(call));
  const validate = validators.get(event);
  const isElsewhere = properties.token !== undefined && properties.token !== namespace.token;
  return [
    ...problemsOf(validateCall(call)),
    // EV: the token is the namespace; a wrong one is also answered with 202.
    ...(isElsewhere ? ['There is no such namespace'] : []),
    ...problemsOf((validate ?? validateCustomEvent)(properties)),
    // EV: "Bluecore can create custom events … Please speak with your CSM". Assumed: others are dropped.
    ...(validate || namespace.customEvents.has(event) ? [] : [`No event has been agreed on with the name ${event}`]),
    ...(event === 'purchase' ? findOrderTraps(properties) : []),
    ...findTwoAddresses(properties),
    ...(event === 'identify' ? findLinkedAddress(properties) : []),
    ...(isElsewhere ? [] : namespace.observe(event, properties)),
  ];
}

function findOrderTraps({ order_id: orderId, products }: Members): string[] {
  const ids = Array.isArray(products)
    ? products.map((product: unknown) => (isObject(product) ? product.id : product))
    : [];
  return [
    // EV: "a random order_id will be generated".
    ...(orderId === undefined ? ['The order gets a random number'] : []),
    // PE: "each ID once".
    ...(new Set(ids).size < ids.length ? ['A product is in the order twice'] : []),
  ];
}

// EV: the table for an opt-in has one address, its examples the other. Assumed: if they differ, nobody knows which counts.
function findTwoAddresses({ email, customer }: Members): string[] {
  const other = isObject(customer) ? customer.email : undefined;
  const isOne =
    email === undefined || other === undefined || String(email).toLowerCase() === String(other).toLowerCase();
  return isOne ? [] : ['email and customer.email are two addresses'];
}

// EV: "link it to the customer email address" is for each "non-email distinct_id". Assumed: nothing merges two addresses.
function findLinkedAddress({ distinct_id: id, customer }: Members): string[] {
  const email = isObject(customer) ? customer.email : undefined;
  const isOther = /@.+\..+/.test(String(id)) && String(id).toLowerCase() !== String(email).trim().toLowerCase();
  return isOther ? ['distinct_id is another address: no event merges two'] : [];
}

function problemsOf(errors: readonly ErrorObject[]): string[] {
  return [...new Set(errors.flatMap(describe))];
}

function describe({ instancePath, keyword, message, params, propertyName }: ErrorObject): string[] {
  const place = instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'additionalProperties') {
    return [`Bluecore does not know ${place === '' ? '' : `${place}.`}${params.additionalProperty} and ignores it`];
  }
  if (keyword === 'pattern' && /(?:^|\.)(?:email|distinct_id)$/.test(place))
    return [`${place} is not an address that Bluecore takes`];
  if (keyword === 'false schema') return [`${place} is made by Bluecore alone`];
  // Already reported: by the error about the name itself, and by the check for duplicate IDs.
  if (keyword === 'propertyNames' || keyword === 'uniqueItems') return [];
  return [`${place || 'The call'} ${propertyName === undefined ? '' : `has a name, ${propertyName}, that `}${message}`];
}
