/** Serialises a value that was read from JSON, however deep: `JSON.stringify` fails at a few thousand levels. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return deepText(value);
  }
}

/** A piece of text, or a value still to be serialised. */
type Pending = { readonly text: string } | { readonly value: unknown };

function deepText(root: unknown): string {
  const parts: string[] = [];
  const pending: Pending[] = [{ value: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('text' in next) parts.push(next.text);
    else if (typeof next.value !== 'object' || next.value === null) parts.push(JSON.stringify(next.value));
    else for (const member of membersOf(next.value).toReversed()) pending.push(member);
  }
  return parts.join('');
}

function membersOf(value: object): Pending[] {
  const isList = Array.isArray(value);
  const members = Object.entries(value).flatMap(([key, member]: [string, unknown], place) => {
    const name = isList ? '' : `${JSON.stringify(key)}:`;
    return [{ text: `${place > 0 ? ',' : ''}${name}` }, { value: member }];
  });
  return [{ text: isList ? '[' : '{' }, ...members, { text: isList ? ']' : '}' }];
}
