/** A body as it is recorded: JSON parsed, any other text unchanged, undefined if there is none. */
export function decodeBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // A JSON document that is just a text keeps its quotes, so that a recorded text is always the body itself.
    return typeof value === 'string' ? text : value;
  } catch {
    return text;
  }
}

/** The body that a recorded one represents. */
export function encodeBody(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
