/** The parts of a URL, without its fragment. */
export type UrlParts = Pick<URL, 'protocol' | 'host' | 'pathname' | 'search'>;

/** URLs that parsing leaves unchanged, as most are: ASCII, no default port, no dots to resolve, nothing to encode. */
const canonical =
  /^(https?:)\/\/((?:[a-z\d][a-z\d-]{0,40}\.){1,5}[a-z]{2,20})(\/(?!\.)(?:[\w!$&'()*+,.:;=@~-]|\/(?!\.))*)?(\?[\w!$%&()*+,./:;=?@~-]+)?(?:#[\w!$%&'()*+,./:;=?@~-]*)?$/;

/** The parts of a URL, or undefined if the text is not one. The same as from `parseUrl`, in half the time. */
export function urlParts(text: string): UrlParts | undefined {
  const [, protocol, host, pathname = '/', search = ''] = canonical.exec(text) ?? [];
  if (protocol === undefined || host === undefined || host.includes('xn--')) return parseUrl(text);
  return { protocol, host, pathname, search };
}

/**
 * The text as a URL, or undefined if it is not one. Does not use `URL.canParse`: once Node.js 20 has optimized that, it returns
 * false for every URL with a letter such as "ü".
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
