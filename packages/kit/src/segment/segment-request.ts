import { bodyText } from '../body-text';
import type { Channel } from '../channel';
import { readText } from '../answers/read-text';
import type { Answer, AnswerBody, Request, Unreadable } from '../request';

/** What is used of Segment's request client, and through it of node-fetch 2. */
export type SegmentRequestClient = (
  url: string,
  options: {
    method: Request['method'];
    headers: Record<string, string>;
    body?: string;
    redirect: 'manual';
    size: number;
    timeout: number;
    throwHttpErrors: false;
    skipResponseCloning: true;
  },
) => Promise<{
  status: number;
  headers: { get(name: string): string | null; forEach(visit: (value: string, name: string) => void): void };
  content?: string;
  data?: unknown;
}>;

/** How long the client waits for the head of an answer, and then for the whole of its body: an exchange takes twice that at most. */
const defaultTimeoutMilliseconds = 10_000;

/** More of an answer than this is not read: no vendor's answer is longer, and a host must not be filled up. */
export const longestAnswerBytes = 10_000_000;

/** What node-fetch decodes; by its exact words, and only one coding. */
const decoded = new Set(['', 'identity', 'gzip', 'x-gzip', 'deflate', 'x-deflate', 'br']);

/** Sends requests through Segment's client. The headers of an answer are dear to read: not where the channel reads no answers. */
export function sendThrough(
  client: SegmentRequestClient,
  timeoutMilliseconds = defaultTimeoutMilliseconds,
): (request: Request, channel?: Channel) => Promise<Answer> {
  return async (request, channel) => {
    const body = bodyText(request);
    const options = {
      method: request.method,
      headers: headersOf(request),
      ...(body !== undefined && { body }),
      // A redirect repeats a POST as a GET without its body, and takes what comes of that for the answer.
      redirect: 'manual',
      size: longestAnswerBytes,
      timeout: timeoutMilliseconds,
      throwHttpErrors: false,
      // Without this the client hangs for ever on answers over about 40 KB.
      skipResponseCloning: true,
    } as const;
    try {
      const { status, headers, content, data } = await client(request.url, options);
      const isDecoded = decoded.has(headers.get('content-encoding') ?? '');
      const isRead = !channel || channel.outcomes || channel.perform;
      const received: Record<string, string> = {};
      if (isRead) headers.forEach((value, name) => (received[name.toLowerCase()] = value));
      return { status, headers: received, ...(isDecoded ? readBody(content ?? data) : undecoded) };
    } catch (failure) {
      const unreadable = bodyFailure(failure);
      if (!unreadable) throw failure;
      // The client keeps the status for itself: that there was an answer is all that is known.
      return { status: 200, headers: {}, json: undefined, unreadable };
    }
  };
}

const undecoded: AnswerBody = { json: undefined, unreadable: 'badly encoded' };

function headersOf({ headers, json }: Request): Record<string, string> {
  const sent: Record<string, string> = {};
  let isNamed = false;
  for (const name in headers) {
    sent[name] = headers[name] as string;
    isNamed ||= name.toLowerCase() === 'content-type';
  }
  if (json !== undefined && !isNamed) sent['content-type'] = 'application/json';
  return sent;
}

/** The client gives the text of a body, and where it does not, its value. */
function readBody(body: unknown): AnswerBody {
  return typeof body === 'string' ? readText(body) : { json: body };
}

/** What is wrong with the body where the client fails on it, as node-fetch tells it; undefined where it failed before. */
function bodyFailure(failure: unknown): Unreadable | undefined {
  const { type, code, message = '' } = Object(failure) as { type?: unknown; code?: unknown; message?: string };
  if (type === 'max-size') return 'too long';
  if (type === 'body-timeout') return 'too slow';
  if (!message.startsWith('Invalid response body')) return undefined;
  return typeof code === 'string' && code.startsWith('Z_') && code !== 'Z_BUF_ERROR' ? 'badly encoded' : 'cut short';
}
