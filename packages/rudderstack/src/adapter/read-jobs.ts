import { isObject } from '@sluice/kit/host';
import type { Job } from './job';

/**
 * The jobs of a body: a list of them, `{ input: [] }`, or the compacted form, which holds each destination once and names it by
 * `metadata.destinationId`. Undefined where it is none of these.
 */
export function readJobs(body: unknown): readonly Job[] | undefined {
  const whole = isObject(body) ? body : { input: body };
  if (!Array.isArray(whole.input)) return undefined;
  const { destinations } = whole;
  return whole.input.map((entry: unknown): Job => {
    const { message, metadata: given, destination: own } = isObject(entry) ? entry : {};
    const metadata = isObject(given) ? given : {};
    const destination = isObject(destinations) ? memberOf(destinations, metadata.destinationId) : own;
    return { message, metadata, destination: isObject(destination) ? destination : undefined };
  });
}

function memberOf(object: Readonly<Record<string, unknown>>, key: unknown): unknown {
  return typeof key === 'string' && Object.hasOwn(object, key) ? object[key] : undefined;
}
