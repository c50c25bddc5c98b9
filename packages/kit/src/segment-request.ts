import type { Answer, Request } from './request';

/** What is used of Segment's request client. */
export type SegmentRequestClient = (
  url: string,
  options: {
    method: Request['method'];
    headers: Record<string, string>;
    json?: unknown;
    timeout: number;
    throwHttpErrors: false;
    skipResponseCloning: true;
  },
) => Promise<{
  status: number;
  headers: { forEach(visit: (value: string, name: string) => void): void };
  content?: string;
  data?: unknown;
}>;

/** Segment's client waits ten seconds for an answer's headers unless told otherwise; said here so that it is known. */
const timeoutMilliseconds = 10_000;

/** Sends requests through Segment's client. */
export function sendThrough(client: SegmentRequestClient): (request: Request) => Promise<Answer> {
  return async ({ method, url, headers, json }) => {
    const response = await client(url, {
      method,
      headers: { ...headers },
      ...(json !== undefined && { json }),
      timeout: timeoutMilliseconds,
      throwHttpErrors: false,
      // Without this the client hangs for ever on answers over about 40 KB.
      skipResponseCloning: true,
    });
    const received: Record<string, string> = {};
    response.headers.forEach((value, name) => (received[name.toLowerCase()] = value));
    return { status: response.status, headers: received, json: readJson(response.content ?? response.data) };
  };
}

/** The body as JSON, or undefined: the client parses it or gives its text, as its content type says. */
function readJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
