import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import type { Account } from '../vendor-simulator';
import { schema } from './schema';

const validate = compileSchema(schema);

/** Why Tracify refuses an event; each fault begins with its place in the event. */
export function findFaults(event: unknown, { customerSiteId }: Account): string[] {
  const own = validate(event)
    .filter(({ keyword }) => !['additionalProperties', 'if', 'anyOf'].includes(keyword))
    .map(({ instancePath, keyword, message }) =>
      keyword === 'not'
        ? `${place(instancePath)} lacks the address or the user agent`
        : `${place(instancePath)} ${message}`,
    );
  // Assumed: the token is for one site.
  const isForeign = isObject(event) && own.length === 0 && event.customer_site_id !== customerSiteId;
  return [...new Set(own), ...(isForeign ? ['.customer_site_id is not a site of this token'] : [])];
}

function place(path: string): string {
  return path.replaceAll('/', '.');
}
