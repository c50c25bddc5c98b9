import { longestAnswerBytes } from './transport';

/** Reads an answer's body as JSON: undefined where it is empty, not JSON, or longer than anybody's answer. */
export async function readJson(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length <= longestAnswerBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
