import type { Directive } from '../directive';
import { isObject } from '../is-object';

/** `{ '@excludeWhenNull': … }`: removes nulls, the value itself and members of objects; lists are left alone. */
export const excludeWhenNull: Directive = {
  check: (operand) => {
    if (operand.kind === 'directive') operand.mapping();
    else operand.isJson();
  },
  emit: (operand, code, scope) => {
    const value = code.value(operand, { ...scope, isOutput: false });
    const cleaned = code.declare(`${code.external(withoutNulls)}(${value})`);
    return scope.isOutput ? code.copy(cleaned) : cleaned;
  },
};

/** Null becomes undefined, not absent: `@merge` tells the two apart. */
function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined;
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) if (key !== '__proto__') result[key] = withoutNulls(value[key]);
  return result;
}
