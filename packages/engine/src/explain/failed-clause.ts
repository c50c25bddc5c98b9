import { type Condition, generateFql, type GroupCondition } from '@segment/destination-subscriptions';
import type { Event } from '../event';
import { ownMember } from '../mapping/own-member';
import { compileCondition, keysOf } from '../trigger/compile-condition';
import type { FailedClause } from './explanation';
import { pointerTo } from './leaves';

/** The first clause that does not hold for an event; clauses joined by "or" count as one. Undefined if the condition holds. */
export function failedClause(condition: Condition, event: Event): FailedClause | undefined {
  if (compileCondition(condition)(event)) return undefined;
  if (condition.type === 'group' && condition.operator === 'and') {
    for (const child of condition.children) {
      const failed = failedClause(child, event);
      if (failed) return failed;
    }
  }
  const values = new Map(placesIn(condition).map((keys) => [pointerOf(keys), keys.reduce<unknown>(ownMember, event)]));
  return {
    text: generateFql(asGroup(condition)),
    values: [...values].map(([at, value]) => ({ at, ...(value !== undefined && { value }) })),
  };
}

/** The places that a condition reads, as JSON pointers. */
export function placesOf(condition: Condition): string[] {
  return placesIn(condition).map(pointerOf);
}

function placesIn(condition: Condition): (readonly string[])[] {
  return condition.type === 'group' ? condition.children.flatMap(placesIn) : [keysOf(condition)];
}

function pointerOf(keys: readonly string[]): string {
  return keys.reduce(pointerTo, '');
}

function asGroup(condition: Condition): GroupCondition {
  return condition.type === 'group' ? condition : { type: 'group', operator: 'and', children: [condition] };
}
