import { parseFql } from '@segment/destination-subscriptions';
import type { Event } from './event';
import { checkFql } from './trigger/check-fql';
import { compileCondition } from './trigger/compile-condition';

/** Whether a subscription is for an event. */
export type Trigger = (event: Event) => boolean;

/** Compiles FQL. Throws an error that names the mend where it does not parse, or cannot mean what it says. */
export function compileTrigger(fql: string): Trigger {
  checkFql(fql);
  const condition = parseFql(fql);
  if ('error' in condition) throw new Error(`The trigger does not parse: ${condition.error.message}`);
  return compileCondition(condition);
}
