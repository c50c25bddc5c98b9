import type { Condition } from '@segment/destination-subscriptions';
import type { Event } from '../event';
import { ownMember } from '../mapping/own-member';

/** Turns a parsed condition into a function, with exactly the meaning of the published validator. */
export function compileCondition(condition: Condition): (event: Event) => boolean {
  if (condition.type === 'group') {
    const children = condition.children.map(compileCondition);
    return condition.operator === 'and'
      ? (event) => children.every((child) => child(event))
      : (event) => children.some((child) => child(event));
  }
  const keys = keysOf(condition);
  const holds = compileOperator(condition.operator, condition.value);
  return (event) => holds(keys.reduce<unknown>(ownMember, event));
}

/** The keys of the value in an event that a condition reads. */
export function keysOf(condition: Exclude<Condition, { type: 'group' }>): readonly string[] {
  switch (condition.type) {
    case 'event-type':
      return ['type'];
    case 'event-property':
      return ['properties', ...splitName(condition.name)];
    case 'event-trait':
      return ['traits', ...splitName(condition.name)];
    case 'event-context':
      return ['context', ...splitName(condition.name)];
    default:
      return [condition.type];
  }
}

function splitName(name: string): readonly string[] {
  return name.match(/[^[.\]]+/g) ?? [];
}

type Test = (actual: unknown) => boolean;

/** The test of an operator. Numbers match only numbers, and texts only texts. */
function compileOperator(operator: string, value: unknown): Test {
  const text = String(value);
  const number = Number(value);
  const numeric = (test: (actual: number) => boolean): Test => {
    return (actual) => typeof actual === 'number' && test(actual);
  };
  const textual = (test: (actual: string) => boolean): Test => {
    return (actual) => typeof actual === 'string' && test(actual);
  };
  const tests: Readonly<Record<string, Test>> = {
    '=': (actual) => actual === text,
    '!=': (actual) => actual !== text,
    number_equals: numeric((actual) => actual === number),
    number_not_equals: numeric((actual) => actual !== number),
    '<': numeric((actual) => actual < number),
    '<=': numeric((actual) => actual <= number),
    '>': numeric((actual) => actual > number),
    '>=': numeric((actual) => actual >= number),
    contains: textual((actual) => actual.includes(text)),
    not_contains: textual((actual) => !actual.includes(text)),
    starts_with: textual((actual) => actual.startsWith(text)),
    not_starts_with: textual((actual) => !actual.startsWith(text)),
    ends_with: textual((actual) => actual.endsWith(text)),
    not_ends_with: textual((actual) => !actual.endsWith(text)),
    exists: (actual) => actual !== undefined && actual !== null,
    not_exists: (actual) => actual === undefined || actual === null,
    is_true: (actual) => actual === true,
    is_false: (actual) => actual === false,
  };
  return tests[operator] ?? (() => false);
}
