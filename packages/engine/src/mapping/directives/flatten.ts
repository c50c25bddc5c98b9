import type { Directive } from '../directive';
import { isObject } from '../is-object';

/**
 * `{ '@flatten': { separator: '.', value: … } }`: nested members as one level, under joined keys. Empty objects and lists
 * vanish; `omitArrays` keeps lists as they are.
 */
export const flatten: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.optional('separator')?.is('string');
    operand.required('value')?.isJson();
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "separator" and "value"', scope);
    if (!operand.separator) return code.fail('needs "separator"', scope);
    const separator = code.text(operand.separator, { ...scope, place: `${scope.place}.separator` });
    const value = code.input(operand, 'value', scope);
    const flat = code.declare(`${code.external(flattened)}(${value}, ${separator}, ${Boolean(operand.omitArrays)})`);
    return scope.isOutput ? code.copy(flat) : flat;
  },
};

function flattened(value: unknown, separator: string, keepsLists: boolean): unknown {
  const entries: [string, unknown][] = [];
  const visit = (part: unknown, prefix: string): void => {
    if (!isObject(part) && (keepsLists || !Array.isArray(part))) {
      entries.push([prefix, part]);
      return;
    }
    for (const [key, member] of Object.entries(part)) visit(member, prefix ? `${prefix}${separator}${key}` : key);
  };
  visit(value, '');
  return Object.fromEntries(entries);
}
