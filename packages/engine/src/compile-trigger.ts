import type * as Subscriptions from '@segment/destination-subscriptions';
import type { Condition } from '@segment/destination-subscriptions';
import type { Event } from './event';
import { checkFql } from './trigger/check-fql';
import { compileCondition } from './trigger/compile-condition';

/** Which events a subscription is for. */
export interface Trigger {
  readonly condition: Condition;
  readonly isFor: (event: Event) => boolean;
  /** Whether it depends on more of an event than type and name. */
  readonly looksFurther: boolean;
}

/** Compiles FQL. If it does not parse, or cannot mean what it says, throws an error that names the fix. */
export function compileTrigger(fql: string): Trigger {
  // Loaded with the first trigger, so that a server starts without it.
  const { parseFql } = require('@segment/destination-subscriptions') as typeof Subscriptions;
  checkFql(fql);
  const condition = parseFql(fql);
  if ('error' in condition) throw new Error(`The trigger does not parse: ${condition.error.message}`);
  return { condition, isFor: compileCondition(condition), looksFurther: looksFurther(condition) };
}

function looksFurther(condition: Condition): boolean {
  if (condition.type === 'group') return condition.children.some(looksFurther);
  return condition.type !== 'event-type' && condition.type !== 'event';
}
