import type { Condition } from '@segment/destination-subscriptions';

const naming = new Set(['=', 'contains', 'starts_with', 'ends_with']);

/** Whether a condition holds only for events with certain names. One that excludes names is for all others. */
export function namesEvent(condition: Condition): boolean {
  if (condition.type !== 'group') return condition.type === 'event' && naming.has(condition.operator);
  const { operator, children } = condition;
  return operator === 'and' ? children.some(namesEvent) : children.every(namesEvent);
}
