/** In lower case. What programs and people write where they have no value. */
const placeholders = new Set([
  'null',
  '(null)',
  '<null>',
  'nil',
  '<nil>',
  '(nil)',
  'none',
  '(none)',
  'undefined',
  '(undefined)',
  'nan',
  'infinity',
  '-infinity',
  'n/a',
  '#n/a',
  'n.a.',
  'na',
  'true',
  'false',
  'not set',
  '(not set)',
  '(empty)',
  '(blank)',
]);

/** What JavaScript makes of an object, or puts into `user_${id}` where there is no `id`. */
const leak = /\[object \w+\]|(?:^|[^a-z])undefined(?:[^a-z]|$)/;

/** What a template engine left unfilled: `{{ user.id }}`, `${userId}`, `{%id%}`, `%%email%%`, `*|EMAIL|*`, `[[id]]`. */
const unfilled = /^(?:\{\{[^]*\}\}|\$\{[^]*\}|\{%[^]*%\}|%%[^]*%%|\*\|[^]*\|\*|\[\[[^]*\]\])$/;

/**
 * Whether the text stands where there is no value: a word for nothing in any case, also in quotes, what JavaScript makes of
 * no text, a template that was not filled in, or nothing but signs such as `-`. As an ID it would make one of many people or things.
 */
export function isPlaceholder(text: string): boolean {
  const word = withoutQuotes(text).toLowerCase();
  return placeholders.has(word) || leak.test(word) || unfilled.test(word) || !/[\p{L}\p{N}\p{So}]/u.test(word);
}

/** `"null"`, `'null'` and so on without their quotes. */
export function withoutQuotes(text: string): string {
  const first = text[0] ?? '';
  return text.length > 1 && '"\'`'.includes(first) && text.endsWith(first) ? text.slice(1, -1).trim() : text;
}
