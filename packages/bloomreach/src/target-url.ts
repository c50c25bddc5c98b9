/** The origin of the API Target URL, which people paste with and without `https://` and slashes. */
export function targetUrl(baseUrl: string): string | undefined {
  const text = baseUrl.trim();
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
