import { isObject } from '@sluice/kit/host';
import type { Caller } from './adapter';
import { withoutDeep } from './without-deep';
import type { Job } from './job';

/**
 * The jobs in a body: a list of them, `{ input: [] }`, or the compacted form, which contains each destination once and refers to
 * it by `metadata.destinationId`. Undefined if it is none of these.
 */
export function readJobs(body: unknown, { givesBody = false }: Caller = {}): readonly Job[] | undefined {
  const whole = isObject(body) ? body : { input: body };
  if (!Array.isArray(whole.input)) return undefined;
  const { destinations } = whole;
  // In the compacted form many jobs share a destination.
  const cut = new Map<object, Readonly<Record<string, unknown>>>();
  const jobs = whole.input.map((entry: unknown): Job => {
    const { message, metadata: given, destination: own } = isObject(entry) ? entry : {};
    const metadata = isObject(given) ? withoutDeep(given) : {};
    const named = isObject(destinations) ? memberOf(destinations, metadata.destinationId) : own;
    const destination = isObject(named) ? (cut.get(named) ?? withoutDeep(named)) : undefined;
    if (isObject(named) && destination) cut.set(named, destination);
    const isCut = (isObject(given) && given !== metadata) || (isObject(named) && named !== destination);
    return { message, metadata, destination, isCut };
  });
  if (givesBody) whole.input.length = 0;
  return jobs;
}

function memberOf(object: Readonly<Record<string, unknown>>, key: unknown): unknown {
  return typeof key === 'string' && Object.hasOwn(object, key) ? object[key] : undefined;
}
