import type { Directive } from '../directive';
import { readPath } from '../read-path';
import { splitPath } from '../split-path';

/** `{ '@path': '$.properties.order_id' }`: the value at a path. */
export const path: Directive = {
  check: (operand) => {
    if (operand.mapping()) operand.is('directive', 'string');
  },
  emit: (operand, code, scope) => {
    if (typeof operand === 'string') return code.path(splitPath(operand.replace('$.', '')), scope);
    const text = code.text(operand, scope);
    const found = code.declare(`${code.external(readPath)}(${scope.root}, ${text}.replace("$.", ""))`);
    return scope.isOutput ? code.copy(found) : found;
  },
};
