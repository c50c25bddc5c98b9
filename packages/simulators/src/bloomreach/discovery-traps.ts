import { isIP } from 'node:net';
import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import type { VendorRequest } from '../vendor-simulator';
import { describeErrors } from './describe-errors';
import { addition, discoveryEvents } from './discovery-schema';

// S0 prints uid=…:v=…:ts=…:hc=…, to be passed on unchanged.
const browserUid = /^uid=[^:]+:v=[^:]+:ts=[^:]+:hc=[^:]/;

const validateAddition = compileSchema(addition);
const validators = new Map(Object.entries(discoveryEvents).map(([name, needs]) => [name, compileSchema(needs)]));

/** What Discovery cannot do with a delivered event. It reads only the required events. */
export function findDiscoveryTraps(
  event: string,
  { properties = {}, metadata }: Readonly<Record<string, unknown>>,
  { headers }: VendorRequest,
): string[] {
  const validate = validators.get(event);
  if (validate === undefined) return [];
  const isAddition = event === 'cart_update' && isObject(properties) && properties.action === 'add';
  const { errors } = describeErrors([...validate(properties), ...(isAddition ? validateAddition(properties) : [])]);
  const [client = ''] = (headers['x-forwarded-for'] ?? '').split(',');
  const uid = isObject(metadata) ? metadata['_br_uid_2'] : undefined;
  return [
    ...(errors.length === 0 ? [] : [`Discovery cannot read this ${event}: ${errors.join('; ')}`]),
    // S0: a purchase from a server must carry `_br_uid_2`. DISC: so must every event. Assumed: it is delivered even without.
    ...(typeof uid !== 'string' || uid === ''
      ? [`Discovery cannot attribute this ${event}: it has no _br_uid_2`]
      : browserUid.test(uid)
        ? []
        : [`Discovery cannot attribute this ${event}: _br_uid_2 is not as the cookie has it`]),
    // S0: both headers "in every server-side request".
    ...(isIP(client.trim()) === 0 ? [`Discovery cannot locate this ${event}: X-Forwarded-For has no IP address`] : []),
    ...((headers['user-agent'] ?? '').trim() === ''
      ? [`Discovery does not know the device of this ${event}: there is no User-Agent`]
      : []),
  ];
}
