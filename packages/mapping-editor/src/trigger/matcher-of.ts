import { compileTrigger } from '@sluice/engine/language';
import type { SampleEvent } from '../explanation.ts';

/** Whether a trigger is for an event. */
type Matcher = (event: SampleEvent) => boolean;

/** Each keystroke in a trigger makes another one. */
const mostKept = 500;
const known = new Map<string, Matcher>();

/** Compiles a trigger (FQL), each one once. A trigger that does not work matches no event. */
export function matcherOf(trigger: string): Matcher {
  const matcher = known.get(trigger) ?? compile(trigger);
  if (known.size > mostKept) known.clear();
  known.set(trigger, matcher);
  return matcher;
}

function compile(trigger: string): Matcher {
  try {
    const { isFor } = compileTrigger(trigger);
    return (event) => isFor(event as Parameters<typeof isFor>[0]);
  } catch {
    return () => false;
  }
}
