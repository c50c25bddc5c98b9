import { longestAnswerBytes } from './transport';

/** Reads an answer's body as JSON: undefined where it is empty, not JSON, or longer than anybody's answer. */
export async function readJson(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Ends the connection, too: the answer may never end by itself.
    if (length > longestAnswerBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
