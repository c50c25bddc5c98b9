import { type InputConditions, type InputField, isObject } from '@sluice/kit/host';

/** Whether a payload passes Segment's validation for sure. */
type Check = (payload: unknown) => boolean;

/**
 * For fields that are texts or objects only, as the kit's tables make them, writes the check as straight code: whether a payload
 * passes Segment's validation for sure. `false` says nothing: the schema decides. Undefined where the fields are of other types.
 * Keys enter the code as JSON texts only.
 */
export function compileAtOnce(fields: Readonly<Record<string, InputField>>): Check | undefined {
  const externals: unknown[] = [];
  const code = membersCode(fields, 'payload', externals);
  if (!code) return undefined;
  const names = externals.map((_, index) => `words${index}`);
  const body = `"use strict"; return (payload) => {\nif (!isObject(payload)) return false;\n${code}\nreturn true;\n};`;
  // oxlint-disable-next-line typescript/no-implied-eval -- keys are in it as JSON texts only
  const make = new Function('isObject', 'isScalar', ...names, body) as (...given: unknown[]) => Check;
  return make(isObject, isScalar, ...externals);
}

/** The checks of an object's members; returns out of the function where one says nothing for sure. */
function membersCode(
  fields: Readonly<Record<string, InputField>>,
  object: string,
  externals: unknown[],
): string | undefined {
  const lines: string[] = [];
  for (const [index, [key, field]] of Object.entries(fields).entries()) {
    if (field.kind === undefined) return undefined;
    const value = `${object}_${index}`;
    const check = valueCode(field, value, externals);
    if (check === undefined) return undefined;
    const otherwise = field.required ? ` else ${missingCode(field.required, object)}` : '';
    lines.push(`const ${value} = ${object}[${JSON.stringify(key)}];`);
    lines.push(`if (${isThere(value)}) { ${check} }${otherwise}`);
  }
  return lines.join('\n');
}

function isThere(value: string): string {
  return `${value} !== undefined && ${value} !== null && ${value} !== ""`;
}

/** A field that is required where there is none of others need not be there where there is one of them. */
function missingCode(required: true | InputConditions, object: string): string {
  if (required === true) return 'return false;';
  const { match = 'all', conditions } = required;
  const others = conditions.filter(({ operator, value }) => operator === 'is' && value === undefined);
  if (match !== 'all' || others.length === 0) return 'return false;';
  const there = others.map(({ fieldKey }) => `(${isThere(`${object}[${JSON.stringify(fieldKey)}]`)})`);
  return `if (!(${there.join(' || ')})) return false;`;
}

function valueCode(
  { type, multiple, choices, properties }: InputField,
  value: string,
  externals: unknown[],
): string | undefined {
  if (type === 'string') {
    if (choices) {
      const words = externals.push(new Set(choices.map((choice) => choice.value))) - 1;
      return `if (!words${words}.has(${value})) return false;`;
    }
    const single = `if (typeof ${value} !== "string" && !isScalar(${value})) return false;`;
    if (!multiple) return single;
    const each = `for (let i = 0; i < ${value}.length; i++) if (typeof ${value}[i] !== "string" && !isScalar(${value}[i])) return false;`;
    return `if (Array.isArray(${value})) { ${each} } else ${single}`;
  }
  if (type !== 'object') return undefined;
  const item = `${value}_item`;
  const inner = membersCode(properties ?? {}, multiple ? item : value, externals);
  if (inner === undefined) return undefined;
  if (!multiple) return `if (!isObject(${value})) return false;\n${inner}`;
  const list = `Array.isArray(${value}) ? ${value} : [${value}]`;
  // Segment drops them before it looks.
  const isDropped = `if (${item} === null || ${item} === undefined) continue;`;
  return `for (const ${item} of ${list}) { ${isDropped} if (!isObject(${item})) return false;\n${inner} }`;
}

function isScalar(value: unknown): boolean {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || value === undefined || value === null;
}
