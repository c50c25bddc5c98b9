import type { Directive } from '../directive';

/** Segment's limit. */
export const longestTemplate = 1000;

/** Whether an operand is a template that is not too long. */
export function isTemplate(operand: unknown): operand is string {
  return typeof operand === 'string' && operand.length <= longestTemplate;
}

/** `@liquid` without its library: checks what it can, and yields nothing. */
export const unparsedLiquid: Directive = {
  check: (operand) => {
    operand.is('string');
  },
  emit: (operand, code, scope) => {
    if (typeof operand !== 'string') return code.fail('must be a string', scope);
    const { length } = operand;
    if (length <= longestTemplate) return 'undefined';
    return code.fail(`must have at most ${longestTemplate} characters, but it has ${length}`, scope);
  },
};
