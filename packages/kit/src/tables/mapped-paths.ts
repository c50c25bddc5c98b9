/** All paths that a mapping reads, except those in the shape of a list, which start from its items. */
export function mappedPaths(mapping: unknown, into: string[] = []): string[] {
  if (Array.isArray(mapping)) {
    for (const one of mapping) mappedPaths(one, into);
  } else if (typeof mapping === 'object' && mapping !== null) {
    for (const [key, operand] of Object.entries(mapping)) {
      if (key === '@path' && typeof operand === 'string') into.push(operand);
      else if ((key === '@template' || key === '@liquid') && typeof operand === 'string') {
        for (const [, path = ''] of operand.matchAll(/\{\{\{?\s*([\w$.-]+)/g))
          into.push(`$.${path.replace(/^\$\./, '')}`);
      } else if (key === '@arrayPath' && Array.isArray(operand)) {
        if (typeof operand[0] === 'string') into.push(operand[0]);
        else mappedPaths(operand[0], into);
      } else mappedPaths(operand, into);
    }
  }
  return into;
}

/** Whether a mapping returns what it finds at one of its paths, unchanged. */
export function isVerbatim(mapping: unknown): boolean {
  if (Array.isArray(mapping)) return mapping.every(isVerbatim);
  if (typeof mapping !== 'object' || mapping === null) return true;
  const keys = ['@path', '@if', 'exists', 'blank', 'then', 'else'];
  return Object.entries(mapping).every(([key, operand]) => keys.includes(key) && isVerbatim(operand));
}

/** The shape that a mapping gives a list's items, if any. */
export function shapeIn(mapping: unknown): Readonly<Record<string, unknown>> | undefined {
  const operand = typeof mapping === 'object' && mapping !== null && '@arrayPath' in mapping && mapping['@arrayPath'];
  const shape: unknown = Array.isArray(operand) ? operand[1] : undefined;
  const isShaped = typeof shape === 'object' && shape !== null && Object.keys(shape).length > 0;
  return isShaped ? (shape as Readonly<Record<string, unknown>>) : undefined;
}
