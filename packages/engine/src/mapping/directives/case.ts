import type { Directive } from '../directive';
import { isObject } from '../is-object';

const methods: Readonly<Record<string, string>> = { lower: 'toLowerCase', upper: 'toUpperCase' };

/** `{ '@case': { operator: 'lower', value: … } }`: a text in lower or upper case; other values as they are. */
export const caseDirective: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.optional('operator')?.is('string');
    operand.optional('value')?.is('directive', 'string');
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "operator" and "value"', scope);
    const { operator, value } = operand;
    if (!operator) return code.fail('needs "operator": "lower" or "upper"', scope);
    if (!value) return 'undefined';
    const given = code.member(operand, 'value', scope);
    const isText = `typeof ${given} === "string"`;
    if (operator === 'lower' || operator === 'upper') {
      return code.declare(`${isText} ? ${given}.${methods[operator]}() : ${given}`);
    }
    code.block(`if (${isText})`, () => {
      code.fail('needs "operator": "lower" or "upper"', scope);
    });
    return given;
  },
};
