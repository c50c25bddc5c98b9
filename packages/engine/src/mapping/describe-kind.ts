const descriptions: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  date: 'a date',
  directive: 'a directive',
  undefined: 'missing',
};

/** A kind of `kindOf` in words, for messages. */
export function describeKind(kind: string): string {
  return descriptions[kind] ?? kind;
}
