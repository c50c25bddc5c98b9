import type { Directive } from '../directive';
import type { Emitter } from '../emitter';
import { isObject } from '../is-object';
import type { Scope } from '../scope';

const longestText = 10;

/**
 * `{ '@replace': { pattern: '-', replacement: '_', value: … } }`: replaces each occurrence of a text, then of
 * `pattern2`. Patterns like `$&` work in the replacement. A value that is not a string, number or boolean becomes an empty string.
 */
export const replace: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.required('pattern')?.isText(1, longestText);
    operand.optional('replacement')?.isText(0, longestText);
    operand.required('value')?.is('directive', 'string');
    operand.optional('ignorecase')?.is('boolean');
    operand.optional('global')?.is('boolean');
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "pattern" and "value"', scope);
    const { pattern, value, pattern2 } = operand;
    if (!pattern) return code.fail('needs "pattern"', scope);
    if (!value) return 'undefined';
    const given = code.input(operand, 'value', scope);
    const replacement = operand.replacement ?? '';
    const ignoresCase = operand.ignorecase ?? false;
    const isGlobal = operand.global ?? true;
    const isUsable = typeof pattern === 'string' && typeof replacement === 'string';
    if (!isUsable || typeof ignoresCase !== 'boolean' || typeof isGlobal !== 'boolean') return '""';
    const flags = `${isGlobal ? 'g' : ''}${ignoresCase ? 'i' : ''}`;
    const result = code.variable();
    const isScalar = `typeof ${given} === "boolean" || typeof ${given} === "number"`;
    code.line(`${result} = ${isScalar} ? String(${given}) : ${given};`);
    code.block(`if (typeof ${result} === "string")`, () => {
      replaceOne(result, pattern, replacement, flags, code, scope);
      const replacement2 = operand.replacement2 ?? '';
      if (pattern2 && typeof pattern2 === 'string' && typeof replacement2 === 'string') {
        replaceOne(result, pattern2, replacement2, flags, code, scope);
      }
    });
    code.block('else', () => code.line(`${result} = "";`));
    return result;
  },
};

function replaceOne(
  result: string,
  pattern: string,
  replacement: string,
  flags: string,
  code: Emitter,
  scope: Scope,
): void {
  if (pattern.length > longestText || replacement.length > longestText) {
    code.fail(`patterns and replacements have at most ${longestText} characters`, scope);
    return;
  }
  const expression = new RegExp(pattern.replaceAll(/[-[\]{}()*+?.,\\^$|#\s]/g, String.raw`\$&`), flags);
  code.line(`${result} = ${result}.replace(${code.external(expression)}, ${JSON.stringify(replacement)});`);
}
