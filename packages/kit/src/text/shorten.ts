/** The text, cut to at most `most` UTF-16 units including an ellipsis. Never cuts an emoji in two. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
