import type { Endpoint } from './endpoint';
import { isObject } from '@sluice/kit';
import { schema } from './schema';
import { compileSchema } from './validation';

type Data = Readonly<Record<string, unknown>>;

const validateId = compileSchema(schema.id);
const validateConsent = compileSchema(schema.consent);

// S0 prints uid=…:v=…:ts=…:hc=…, to be passed as it is.
const browserUid = /^uid=[^:]+:v=[^:]+:ts=[^:]+:hc=[^:]/;

// 11 digits end in the year 5138 as seconds and in 1973 as milliseconds.
const greatestPlausibleSeconds = 1e11;

/** What goes wrong with a command that the vendor answers with success. */
export function findTraps(name: unknown, data: unknown, api: Endpoint['api']): string[] {
  if (!isObject(data)) return [];
  const seconds = name === 'customers' ? data.update_timestamp : data.timestamp;
  return [
    ...findIgnoredIds(data.customer_ids),
    // EN-add: milliseconds are not recognised.
    ...(Number(seconds) > greatestPlausibleSeconds
      ? [`Read as seconds, the time ${String(seconds)} is in the far future`]
      : []),
    ...(name === 'customers/events' ? findEventTraps(data, api) : []),
  ];
}

function findEventTraps({ event_type, type, properties, metadata }: Data, api: Endpoint['api']): string[] {
  const event = event_type ?? type;
  if (event === 'consent') {
    const { errors } = validateConsent(properties ?? {});
    // EN-con: an invalid consent event is a revocation.
    return errors.length === 0 ? [] : [`Consent revoked, for the event is invalid: ${errors.join('; ')}`];
  }
  // S0: a purchase from a server must carry `_br_uid_2`. Assumed: it is delivered without, as to Engagement.
  if (event !== 'purchase' || api !== 'dataHub') return [];
  const uid = isObject(metadata) ? metadata['_br_uid_2'] : undefined;
  if (typeof uid !== 'string' || uid === '') return ['Discovery cannot attribute this purchase: it has no _br_uid_2'];
  return browserUid.test(uid)
    ? []
    : ['Discovery cannot attribute this purchase: _br_uid_2 is not as the cookie has it'];
}

// EN-err, BR-sup: an id that is not valid does not count. Assumed: it is ignored where another one is valid.
function findIgnoredIds(ids: unknown): string[] {
  return Object.entries(isObject(ids) ? ids : {})
    .filter(([, id]) => validateId(id).errors.length > 0)
    .map(([type]) => `The id ${type} is not valid and is ignored`);
}
