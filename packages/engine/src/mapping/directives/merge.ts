import type { Directive } from '../directive';
import { isObject } from '../is-object';

/**
 * `{ '@merge': { direction: 'right', objects: […] } }`: merges objects; if two have the same key, the right one
 * wins (or with `left`, the left one).
 */
export const merge: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.optional('direction')?.isOneOf('left', 'right');
    const objects = operand.required('objects');
    if (!objects?.is('array')) return;
    for (const object of objects.items()) if (object.mapping()) object.is('directive', 'object');
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "objects" and "direction"', scope);
    if (!operand.direction) return code.fail('needs "direction": "left" or "right"', scope);
    const direction = code.input(operand, 'direction', scope);
    if (!Array.isArray(operand.objects)) return code.fail('needs "objects", a list', scope);
    const objects = code.input(operand, 'objects', scope);
    const merged = code.declare(`${code.external(mergeAll)}(${objects}, ${direction})`);
    return scope.isOutput ? code.copy(merged) : merged;
  },
};

function mergeAll(objects: readonly unknown[], direction: unknown): unknown {
  const there = objects.filter((object) => object !== undefined && object !== null);
  const [first] = there;
  // A single object is merged already; it is copied when it becomes output.
  if (there.length === 1 && isObject(first) && !Object.hasOwn(first, '__proto__')) return first;
  const result: Record<string, unknown> = {};
  for (const object of direction === 'left' ? there.toReversed() : there) {
    // Every value has members: those of a text are its characters.
    const members = Object(object) as Readonly<Record<string, unknown>>;
    // Assigning to `__proto__` would change what the result inherits.
    if (!Object.hasOwn(members, '__proto__')) Object.assign(result, members);
    else for (const key of Object.keys(members)) if (key !== '__proto__') result[key] = members[key];
  }
  return result;
}
