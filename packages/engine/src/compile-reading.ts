import type { InputField, Payload } from '@sluice/kit/host';
import { compileAtOnce } from './payload/compile-at-once';
import { compileMapping, type Mapper } from './mapping/compile-mapping';
import { type CheckedPayload, compilePayload } from './payload/compile-payload';
import type { Event } from './event';

/** Reads the payload of an action's fields from an event, or says what is wrong. Throws if the mapping fails on the event. */
export type Reading = (event: Event) => CheckedPayload;

/**
 * Compiles the step from an event to a payload. If the fields come from the kit's tables, a payload that is certainly valid is passed on
 * unchanged and may share parts of the event; any other is mapped again into a private copy, coerced and validated as Segment does.
 */
export function compileReading(
  fields: Record<string, InputField>,
  mapping: Readonly<Record<string, unknown>>,
): Reading {
  const slowly = compileSlowly(fields, mapping);
  const isFine = compileAtOnce(fields);
  if (!isFine) return slowly();
  const map: Mapper = compileMapping(mapping, { isShared: true });
  let check: Reading | undefined;
  return (event) => {
    const payload: Payload = map(event);
    return isFine(payload) ? { payload } : (check ??= slowly())(event);
  };
}

function compileSlowly(fields: Record<string, InputField>, mapping: Readonly<Record<string, unknown>>): () => Reading {
  return () => {
    const map = compileMapping(mapping);
    const check = compilePayload(fields);
    return (event) => check(map(event));
  };
}
