import { mappedPaths } from '../tables/mapped-paths';

/** Marks a text as code: in backticks, say. */
export type Code = (text: string) => string;

/**
 * A mapping in a few words: `$.traits.email, else $.properties.email`. Literal texts are in quotes; complex mappings are shown as
 * JSON. If a field's kind is given, a list is one of candidates, the first readable one of which is used, and a template that the
 * kind understands is described by its paths.
 */
export function describeMapping(mapping: unknown, code: Code, kind?: string): string {
  if (typeof mapping !== 'object' || mapping === null) return code(JSON.stringify(mapping));
  if (Array.isArray(mapping)) {
    const all = mapping.map((one) => describeMapping(one, code, kind));
    return kind === undefined ? `a list of ${all.join('; ')}` : all.join(', else ');
  }
  if (isReadForItsPaths(mapping, kind)) return mappedPaths(mapping).map(code).join(' with ');
  const [[directive, operand] = ['', undefined], ...others] = Object.entries(mapping) as [string, unknown][];
  if (others.length === 0 && directive.startsWith('@')) {
    return describeDirective(directive, operand, code) ?? code(JSON.stringify(mapping));
  }
  return describeMembers(mapping, code);
}

/** Kinds with templates of their own, such as `user {{userId}}`, whose words only say what a value is. */
const marked: ReadonlySet<string> = new Set(['emailAddress', 'ipAddress', 'appVersion']);

/** Whether a mapping is a template from which the field's kind reads only the paths' values. */
function isReadForItsPaths(mapping: object, kind: string | undefined): boolean {
  const template = '@template' in mapping && mapping['@template'];
  if (kind === undefined || kind === 'text' || typeof template !== 'string') return false;
  return marked.has(kind) || /^\{\{[^{}]*\}\}$/.test(template);
}

/** Undefined if there are no words for this operand of the directive. */
function describeDirective(directive: string, operand: unknown, code: Code): string | undefined {
  const tell = (one: unknown) => describeMapping(one, code);
  switch (directive) {
    case '@path':
      return typeof operand === 'string' ? code(operand) : undefined;
    case '@template':
    case '@literal':
      return code(JSON.stringify(operand));
    case '@arrayPath': {
      if (!Array.isArray(operand)) return undefined;
      const [path, members] = operand as unknown[];
      const list = typeof path === 'string' ? code(path) : tell(path);
      return members === undefined ? list : `each of ${list}: ${describeMembers(members, code)}`;
    }
    case '@merge': {
      const { direction, objects }: { direction?: unknown; objects?: unknown } = Object(operand);
      if (!Array.isArray(objects) || (direction !== 'left' && direction !== 'right')) return undefined;
      return objects.map(tell).join(direction === 'right' ? ', overridden by ' : ', completed by ');
    }
    case '@if': {
      const {
        blank,
        exists = blank,
        then,
        else: otherwise,
        ...more
      }: Readonly<Record<string, unknown>> = Object(operand);
      if (exists === undefined || then === undefined || Object.keys(more).length > 0) return undefined;
      const isFallback = JSON.stringify(exists) === JSON.stringify(then);
      const where = isFallback ? '' : ` if there is ${tell(exists)}`;
      return `${tell(then)}${where}${otherwise === undefined ? '' : `, else ${tell(otherwise)}`}`;
    }
    default:
      return undefined;
  }
}

function describeMembers(members: unknown, code: Code): string {
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return describeMapping(members, code);
  const all = Object.entries(members);
  return all.length === 0
    ? code('{}')
    : all.map(([key, one]) => `${code(key)} from ${describeMapping(one, code)}`).join(', ');
}
