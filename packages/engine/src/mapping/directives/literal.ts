import type { Directive } from '../directive';

/** `{ '@literal': 5 }`: the value itself. Directives in it are still resolved, but not checked. */
export const literal: Directive = {
  check: (operand) => {
    if (operand.kind === 'directive') operand.mapping();
    else operand.isJson();
  },
  emit: (operand, code, scope) => code.value(operand, scope),
};
