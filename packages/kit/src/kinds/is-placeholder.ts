/** What programs and people write for a missing value, in lower case. */
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

/** What JavaScript writes for an object, or for a missing `id` in `user_${id}`. */
const leak = /\[object \w+\]|(?:^|[^a-z])undefined(?:[^a-z]|$)/;

/** A template that was not filled in: `{{ user.id }}`, `${userId}`, `{%id%}`, `%%email%%`, `*|EMAIL|*`, `[[id]]`. */
const unfilled = /^(?:\{\{[^]*\}\}|\$\{[^]*\}|\{%[^]*%\}|%%[^]*%%|\*\|[^]*\|\*|\[\[[^]*\]\])$/;

/**
 * Whether the text stands for a missing value: a word for "none" in any case, perhaps in quotes, what JavaScript writes for one, a
 * template that was not filled in, or only punctuation such as `-`. As an ID it would merge many people or things into one.
 */
export function isPlaceholder(text: string): boolean {
  const word = withoutQuotes(text).toLowerCase();
  return placeholders.has(word) || leak.test(word) || unfilled.test(word) || !/[\p{L}\p{N}\p{So}]/u.test(word);
}

/** Removes quotes, as around `"null"` and `'null'`. */
export function withoutQuotes(text: string): string {
  const first = text[0] ?? '';
  return text.length > 1 && '"\'`'.includes(first) && text.endsWith(first) ? text.slice(1, -1).trim() : text;
}
