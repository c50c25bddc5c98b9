import { parseFql, validate } from '@segment/destination-subscriptions';
import type { Event } from './event';

/** Whether a subscription is for an event. */
export type Trigger = (event: Event) => boolean;

/**
 * Compiles FQL once. Throws an error that names the mend where the text does not parse, or where it parses but cannot
 * mean what it says: single quotes and `==` never match anything.
 */
export function compileTrigger(fql: string): Trigger {
  const outsideTexts = fql.replace(/"[^"]*"/g, '""');
  if (outsideTexts.includes("'")) {
    throw new Error(`Texts stand in double quotes: ${fql.replace(/("[^"]*")|'/g, (_, text?: string) => text ?? '"')}`);
  }
  if (outsideTexts.includes('==')) {
    throw new Error(`Equality is one "=": ${fql.replace(/("[^"]*")|==/g, (_, text?: string) => text ?? '=')}`);
  }
  const condition = parseFql(fql);
  if ('error' in condition) {
    // The parser's own words are those of a crash.
    throw new Error(`The trigger cannot be read: ${fql}. One that can: type = "track" and event = "Order Completed"`);
  }
  return (event) => validate(condition, event);
}
