import { type InputConditions, type InputField, isObject } from '@sluice/kit/host';

/** Whether a payload is certainly valid. */
type Check = (payload: unknown) => boolean;

/**
 * Writes a check as straight code: whether required fields are present, and values are among their choices. That is enough for fields of
 * the kit's tables, whose kinds read any value; undefined for other fields. If the check returns false, the schema decides. Keys enter
 * the code only as JSON text.
 */
export function compileAtOnce(fields: Readonly<Record<string, InputField>>): Check | undefined {
  if (Object.values(fields).some(({ kind }) => kind === undefined)) return undefined;
  const choices: ReadonlySet<unknown>[] = [];
  const lines = Object.entries(fields).flatMap(([key, field]) => fieldCode(key, field, choices));
  const names = choices.map((_, index) => `words${index}`);
  const body = [
    '"use strict"; return (payload) => {',
    'if (!isObject(payload)) return false;',
    ...lines,
    'return true; };',
  ];
  // oxlint-disable-next-line typescript/no-implied-eval -- keys are in it as JSON texts only
  const make = new Function('isObject', ...names, body.join('\n')) as (...given: unknown[]) => Check;
  return make(isObject, ...choices);
}

/** Code that returns false if a field may be invalid. */
function fieldCode(key: string, { required, choices }: InputField, known: ReadonlySet<unknown>[]): string[] {
  const value = `payload[${JSON.stringify(key)}]`;
  const words = choices && known.push(new Set(choices.map((choice) => choice.value))) - 1;
  return [
    ...(required ? [`if (!(${isThere(value)})) ${missingCode(required)}`] : []),
    ...(words === undefined ? [] : [`if (${isThere(value)} && !words${words}.has(${value})) return false;`]),
  ];
}

function isThere(value: string): string {
  return `${value} !== undefined && ${value} !== null && ${value} !== ""`;
}

/** For a required field that is missing. A field that is required only if others are missing may be missing if one of them is there. */
function missingCode(required: true | InputConditions): string {
  if (required === true) return 'return false;';
  const { match = 'all', conditions } = required;
  const others = conditions.filter(({ operator, value }) => operator === 'is' && value === undefined);
  if (match !== 'all' || others.length === 0) return 'return false;';
  const there = others.map(({ fieldKey }) => `(${isThere(`payload[${JSON.stringify(fieldKey)}]`)})`);
  return `if (!(${there.join(' || ')})) return false;`;
}
