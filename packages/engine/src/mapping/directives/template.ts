import { convert } from '../convert';
import type { Directive } from '../directive';
import type { Emitter } from '../emitter';
import { readPath } from '../read-path';
import type { Scope } from '../scope';
import { splitBraces } from '../split-braces';
import { splitPath } from '../split-path';

/**
 * `{ '@template': '{{properties.first}} {{properties.last}}' }`: a text with the values of its paths; missing values
 * are empty. Three braces do the same, and are filled first.
 */
export const template: Directive = {
  check: (operand) => {
    if (operand.mapping()) operand.is('directive', 'string');
  },
  emit: (operand, code, scope) => {
    if (typeof operand !== 'string') {
      return code.declare(`${code.external(fillAll)}(${code.text(operand, scope)}, ${scope.root})`);
    }
    const parts = splitBraces(operand, 3);
    if (parts.length === 1) return join(splitBraces(operand, 2), code, scope);
    // A value put in place of three braces may itself contain two.
    return code.declare(`${code.external(fillTwo)}(${join(parts, code, scope)}, ${scope.root})`);
  },
};

/** Fills alternating texts and paths. */
function join(parts: readonly string[], code: Emitter, scope: Scope): string {
  const texts = parts.map((part, index) => {
    if (index % 2 === 0) return JSON.stringify(part);
    const keys = splitPath(part.trim());
    const whole = `(${scope.root} === undefined ? {} : ${scope.root})`;
    const value = keys.length === 0 ? whole : code.path(keys, { ...scope, isOutput: false });
    return `${code.external(textOf)}(${value})`;
  });
  return code.declare(texts.filter((text, index) => index === 0 || text !== '""').join(' + '));
}

function fillAll(text: string, root: unknown): string {
  return fillTwo(fill(text, 3, root), root);
}

function fillTwo(text: string, root: unknown): string {
  return text.includes('{{') ? fill(text, 2, root) : text;
}

function fill(text: string, braces: 2 | 3, root: unknown = {}): string {
  const parts = splitBraces(text, braces);
  return parts.map((part, index) => (index % 2 === 0 ? part : textOf(readPath(root, part.trim())))).join('');
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : convert(value, String, '[object Object]');
}
