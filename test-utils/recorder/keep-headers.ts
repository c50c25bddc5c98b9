type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const kept = {
  /** All but those that the connection decides rather than the sender. */
  request: /^(?!(?:connection|keep-alive|transfer-encoding)$)/,
  /** What a destination may read; cookies, dates and traces are not included. */
  response: /^(content-type|location|retry-after|(x-)?rate-?limit-[\w-]+)$/,
};

/** The headers of a request or an answer that are recorded, by lower-case name. */
export function keepHeaders(of: keyof typeof kept, headers: Headers): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (value !== undefined && kept[of].test(lower)) result[lower] = [value].flat().join(', ');
  }
  return result;
}
