import { bodyText } from '../request/body-text';
import type { Channel } from '../definition/channel';
import { readText } from '../answers/read-text';
import type { Answer, AnswerBody, Request, Unreadable } from '../request/request';

/** The part of Segment's request client (and of node-fetch 2 beneath it) that is used. */
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
) => Promise<SegmentResponse>;

interface SegmentResponse {
  readonly status: number;
  /** Left out by hosts, and by tests, that stand in for Segment's client. */
  readonly headers?: { get(name: string): string | null; forEach(visit: (value: string, name: string) => void): void };
  readonly content?: string;
  readonly data?: unknown;
}

/** How long the client waits for an answer's headers, and then for its body: an exchange takes at most twice that. */
const defaultTimeoutMilliseconds = 10_000;

/** Longer answers are not read, so that none can fill the host's memory. No vendor's answers are longer. */
export const longestAnswerBytes = 10_000_000;

/** The content codings that node-fetch decodes, one at a time and by these exact names. */
const decoded = new Set(['', 'identity', 'gzip', 'x-gzip', 'deflate', 'x-deflate', 'br']);

/** Sends requests through Segment's client. Headers are expensive to read, so they are read only for channels that read answers. */
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
      // The client would follow a redirect of a POST with a GET without a body, and return that answer.
      redirect: 'manual',
      size: longestAnswerBytes,
      timeout: timeoutMilliseconds,
      throwHttpErrors: false,
      // Without this the client hangs on answers over about 40 KB.
      skipResponseCloning: true,
    } as const;
    try {
      return answerOf(await answered(client(request.url, options)), channel);
    } catch (failure) {
      const unreadable = bodyFailure(failure);
      if (!unreadable) throw failure;
      // The client does not give the status: all that is known is that there was an answer.
      return { status: 200, headers: {}, json: undefined, unreadable };
    }
  };
}

/** The response, also where the client throws it because of its status although it is told not to. */
async function answered(asked: Promise<SegmentResponse>): Promise<SegmentResponse> {
  try {
    return await asked;
  } catch (failure) {
    const { response } = Object(failure) as { readonly response?: SegmentResponse };
    if (typeof response?.status !== 'number') throw failure;
    return response;
  }
}

function answerOf({ status, headers, content, data }: SegmentResponse, channel: Channel | undefined): Answer {
  const isDecoded = decoded.has(headers?.get('content-encoding') ?? '');
  const isRead = !channel || channel.outcomes || channel.perform;
  const received: Record<string, string> = {};
  if (isRead) headers?.forEach((value, name) => (received[name.toLowerCase()] = value));
  return { status, headers: received, ...(isDecoded ? readBody(content ?? data) : undecoded) };
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

/** The client returns a body's text or its parsed value. */
function readBody(body: unknown): AnswerBody {
  return typeof body === 'string' ? readText(body) : { json: body };
}

/** What is wrong with a body on which the client failed, by node-fetch's message; undefined if it failed earlier. */
function bodyFailure(failure: unknown): Unreadable | undefined {
  const { type, code, message = '' } = Object(failure) as { type?: unknown; code?: unknown; message?: string };
  if (type === 'max-size') return 'too long';
  if (type === 'body-timeout') return 'too slow';
  if (!message.startsWith('Invalid response body')) return undefined;
  return typeof code === 'string' && code.startsWith('Z_') && code !== 'Z_BUF_ERROR' ? 'badly encoded' : 'cut short';
}
