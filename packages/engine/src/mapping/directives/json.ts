import type { Directive } from '../directive';
import { isObject } from '../is-object';

/** `{ '@json': { mode: 'encode', value: … } }`: a value as JSON text, or (`decode`) the value of a JSON text. */
export const json: Directive = {
  check: (operand) => {
    if (!operand.object()) return;
    operand.required('value')?.isJson();
    operand.required('mode')?.isOneOf('encode', 'decode');
  },
  emit: (operand, code, scope) => {
    if (!isObject(operand)) return code.fail('must be an object with "mode" and "value"', scope);
    const { mode, value } = operand;
    if (!mode) return code.fail('needs "mode": "encode" or "decode"', scope);
    if (!value) return code.fail('needs "value"', scope);
    const given = code.input(operand, 'value', scope);
    if (mode === 'encode') return code.declare(`JSON.stringify(${given})`);
    // `ENCODE` passes Segment's check and then does nothing.
    if (mode !== 'decode') return 'undefined';
    const decoded = code.declare(`${code.external(decode)}(${given})`);
    return scope.isOutput ? code.copy(decoded) : decoded;
  },
};

function decode(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
