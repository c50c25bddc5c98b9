import { isObject, listOf } from '@sluice/kit';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Account } from '../vendor-simulator';
import { callSchema, customEventSchema, schemas } from './schema';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validateCall = ajv.compile(callSchema);
const validateCustomEvent = ajv.compile(customEventSchema);
const validators = new Map(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));

/** Everything for which the vendor's 202 to a call is not true. */
export function findLosses(call: Readonly<Record<string, unknown>>, account: Account): string[] {
  const { event, properties } = call;
  if (typeof event !== 'string' || !isObject(properties)) return problemsOf(validateCall, call);
  const validate = validators.get(event);
  return [
    ...problemsOf(validateCall, call),
    ...findWrongNamespace(properties, account),
    ...problemsOf(validate ?? validateCustomEvent, properties),
    ...(validate || isAgreed(event, account) ? [] : [`Nobody has agreed on an event ${event}`]),
    ...findTraps(event, properties, account),
  ];
}

// EV: the token is the namespace; a wrong one is answered with 202 too.
function findWrongNamespace({ token }: Readonly<Record<string, unknown>>, { namespace }: Account): string[] {
  return token === undefined || token === namespace ? [] : ['There is no such namespace'];
}

// EV: "Bluecore can create custom events … Please speak with your CSM". Assumed: others are dropped.
function isAgreed(event: string, { customEvents }: Account): boolean {
  return listOf(String(customEvents)).includes(event);
}

function findTraps(event: string, properties: Readonly<Record<string, unknown>>, { attributes }: Account): string[] {
  const known = new Set(['email', ...listOf(String(attributes))]);
  const created = Object.keys(isObject(properties.customer) ? properties.customer : {}).filter(
    (name) => !known.has(name),
  );
  return [
    // EV: "a random order_id will be generated".
    ...(event === 'purchase' && properties.order_id === undefined ? ['The order gets a random number'] : []),
    // EV: unknown attributes are "permanently created".
    ...created.map((name) => `The attribute ${name} is created for ever`),
  ];
}

function problemsOf(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : [...new Set((validate.errors ?? []).flatMap(describe))];
}

function describe({ instancePath, keyword, message, params, propertyName }: ErrorObject): string[] {
  const place = instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'additionalProperties') {
    return [`Bluecore does not know ${place === '' ? '' : `${place}.`}${params.additionalProperty} and ignores it`];
  }
  // Told by what it asks of the name itself.
  if (keyword === 'propertyNames') return [];
  return [`${place || 'The call'} ${propertyName === undefined ? '' : `has a name, ${propertyName}, that `}${message}`];
}
