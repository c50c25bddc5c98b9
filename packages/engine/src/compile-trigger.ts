import { parseFql, validate } from '@segment/destination-subscriptions';
import type { Event } from './event';

/** Whether a subscription is for an event. */
export type Trigger = (event: Event) => boolean;

/**
 * Compiles FQL once. Throws an error that names the mend where the text does not parse, or where it parses but cannot
 * mean what it says: single quotes and `==` never match anything.
 */
export function compileTrigger(fql: string): Trigger {
  if (/=\s*'/.test(fql)) throw new Error(`Texts stand in double quotes: ${fql.replaceAll("'", '"')}`);
  if (/==/.test(fql)) throw new Error(`Equality is one "=": ${fql.replaceAll('==', '=')}`);
  const condition = parseFql(fql);
  if ('error' in condition) throw new Error(`The trigger does not parse: ${condition.error.message}`);
  return (event) => validate(condition, event);
}
