/** Marks a text as code: in backticks, say. */
export type Code = (text: string) => string;

/**
 * A mapping in a few words: `$.traits.email, else $.properties.email`. Texts of its own stand in quotes; what is not simple is
 * shown as JSON. Of a list of candidates the first that can be read is taken; any other list is one.
 */
export function describeMapping(mapping: unknown, code: Code, isChoice = false): string {
  const tell = (one: unknown) => describeMapping(one, code);
  if (typeof mapping !== 'object' || mapping === null) return code(JSON.stringify(mapping));
  if (Array.isArray(mapping)) return isChoice ? mapping.map(tell).join(', else ') : `a list of ${mapping.map(tell).join('; ')}`;
  const [[directive = '', operand] = [], ...others] = Object.entries(mapping) as [string, unknown][];
  if (others.length === 0 && directive.startsWith('@')) {
    return describeDirective(directive, operand, code) ?? code(JSON.stringify(mapping));
  }
  return describeMembers(mapping, code);
}

/** Undefined where the directive has no words for what it is given. */
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
      // Whose members win stands last.
      return (direction === 'right' ? objects : [...objects].reverse()).map(tell).join(', over it ');
    }
    case '@if': {
      const { exists, then, else: otherwise, ...more }: Readonly<Record<string, unknown>> = Object(operand);
      if (exists === undefined || then === undefined || Object.keys(more).length > 0) return undefined;
      const isFallback = JSON.stringify(exists) === JSON.stringify(then);
      const where = isFallback ? '' : ` where there is ${tell(exists)}`;
      return `${tell(then)}${where}${otherwise === undefined ? '' : `, else ${tell(otherwise)}`}`;
    }
    default:
      return undefined;
  }
}

function describeMembers(members: unknown, code: Code): string {
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return describeMapping(members, code);
  const all = Object.entries(members);
  return all.length === 0 ? code('{}') : all.map(([key, one]) => `${code(key)} from ${describeMapping(one, code)}`).join(', ');
}
