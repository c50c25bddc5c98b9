import type { Directive } from '../directive';
import { isObject } from '../is-object';

/** `{ '@transform': { apply: …, mapping: … } }`: applies a mapping to the result of another mapping. */
export const transform: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.required('apply')?.is('directive', 'object');
    operand.required('mapping')?.is('directive', 'object');
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "apply" and "mapping"', scope);
    if (!operand.mapping) return code.fail('needs "mapping"', scope);
    if (!isObject(operand.apply)) return code.fail('needs "apply", an object', scope);
    const applied = code.transform(operand.apply, scope);
    return code.member(operand, 'mapping', { ...scope, root: applied });
  },
};
