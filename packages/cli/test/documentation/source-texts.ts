import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { root } from './block';

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** The texts in the sources of all packages, "…" in the place of what is known only when the program runs. */
export function sourceTexts(): string[] {
  const packages = join(root, 'packages');
  return readdirSync(packages).flatMap((name) => textsUnder(join(packages, name, 'src')));
}

function textsUnder(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return files
    .filter((file) => /(?<!\.d)\.ts$/.test(file))
    .flatMap((file) => textsIn(parseSync(readFileSync(join(folder, file), 'utf8'), { syntax: 'typescript' })));
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const own = isText(node) ? [textOf(node)] : [];
  return [...own, ...Object.values(node).flatMap(textsIn)];
}

function isText({ type, operator }: Node): boolean {
  return type === 'StringLiteral' || type === 'TemplateLiteral' || (type === 'BinaryExpression' && operator === '+');
}

function textOf(node: Node): string {
  if (node.type === 'StringLiteral') return String(node.value);
  if (node.type === 'TemplateLiteral')
    return (node.quasis as { cooked: string }[]).map(({ cooked }) => cooked).join('…');
  if (isText(node)) return textOf(node.left as Node) + textOf(node.right as Node);
  return '…';
}
