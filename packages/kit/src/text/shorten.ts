/** The text in at most so many UTF-16 units, with an ellipsis if it was cut. Never cuts an emoji in two. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
