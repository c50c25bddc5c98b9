import { convert } from '../convert';
import type { Directive } from '../directive';
import { isObject } from '../is-object';

/**
 * `{ '@if': { exists: …, then: …, else: … } }`: `exists` is true for anything but null; `blank`, despite its name, for
 * anything but null, an empty string and what loosely equals it (0, false, an empty list). An `else` of 0, false or an
 * empty string yields nothing.
 */
export const ifDirective: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.optional('exists')?.isJson();
    operand.optional('then')?.isJson();
    operand.optional('else')?.isJson();
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "exists" or "blank"', scope);
    const { exists, blank, then, else: otherwise } = operand;
    if (!exists && !blank) return code.fail('needs "exists" or "blank"', scope);
    const key = exists === undefined ? 'blank' : 'exists';
    const asked = code.input(operand, key, scope);
    const result = code.variable();
    const isThere = `${asked} !== undefined && ${asked} !== null`;
    code.block(`if (${key === 'exists' ? isThere : `${isThere} && ${code.external(isFilled)}(${asked})`})`, () => {
      if (then !== undefined) code.line(`${result} = ${code.member(operand, 'then', scope)};`);
    });
    code.block('else', () => {
      if (otherwise) code.line(`${result} = ${code.member(operand, 'else', scope)};`);
    });
    return result;
  },
};

function isFilled(value: unknown): boolean {
  // oxlint-disable-next-line eqeqeq -- 0, false and an empty list count as blank
  return convert(value, (one) => one != '', true);
}
