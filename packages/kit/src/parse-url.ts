/**
 * The text as a URL, or undefined where it is none. Not by `URL.canParse`: once Node.js 20 has optimized that, it says no to
 * every address with a letter such as "ü".
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
