import { STATUS_CODES } from 'node:http';
import { type Answer, basic, NotSent, parseUrl, type Request } from '@sluice/kit/host';
import { type ExchangeLog, textOf } from './exchange-log';
import { mergeOptions, type RequestOptions } from './merge-options';
import { redirected } from './redirected';
import type { SegmentCore } from './segment-core';

type CoreRequest = InstanceType<SegmentCore['Request']>;
type CoreResponse = InstanceType<SegmentCore['Response']>;

/** The client that a definition's functions send requests with. */
export type RequestClient = (url: string, options?: RequestOptions) => Promise<CoreResponse>;

const base: RequestOptions = { headers: { 'user-agent': 'Segment (Actions)' } };
const defaultTimeoutMilliseconds = 10_000;
/** The same limit as in node-fetch. */
const mostRedirects = 20;

/** Thrown if there was no answer in time, like in Segment's client. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ETIMEDOUT';
}

/** Thrown if the body of an answer could not be read. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
  constructor(readonly exchanged: { readonly request: Request; readonly answer: Answer }) {
    super('The answer could not be read.');
  }
}

/**
 * A client with the contract of Segment's request client, on top of a host's transport: the host decides which addresses may be
 * reached, how fast, and how often a request is tried.
 */
export function requestClient(core: SegmentCore, log: ExchangeLog, defaults: object): RequestClient {
  return async (url, given = {}) => {
    const options = mergeOptions(core, base, defaults, given);
    let asked = requestOf(core, log, url, options);
    for (let redirects = 0; ; redirects += 1) {
      const request = await valueOf(asked, options);
      const answer = await send(log, request, options);
      const next = options.redirect === 'manual' ? undefined : redirected(core, asked, answer);
      if (!next) return finish(core, log, { request, answer, asked, options, redirects });
      if (options.redirect === 'error' || redirects >= mostRedirects) {
        throw new Error(`The vendor redirects ${redirects >= mostRedirects ? 'without end' : 'elsewhere'}.`);
      }
      asked = next;
    }
  };
}

/** Makes the request by node-fetch's rules: which content type a body has, and which methods cannot have a body. */
function requestOf(core: SegmentCore, log: ExchangeLog, address: string, options: RequestOptions): CoreRequest {
  const { json, searchParams, username, password, body, headers } = options;
  const method = (options.method ?? 'get').toUpperCase();
  const asked = new core.Request(address, { method, headers, body } as RequestInit);
  const url = parseUrl(asked.url);
  if (!url) throw log.refuse('the address is not a URL. Check it in the mapping and in the settings.');
  if (searchParams) url.search = new URLSearchParams(searchParams).toString();
  // In HTTP, credentials cannot be part of the URL.
  const { username: user, password: secret } = url;
  url.username = '';
  url.password = '';
  // `signal` and `agent` are left out: the host manages connections.
  const request = new core.Request(url.href, {
    method,
    headers: asked.headers,
    body: json === undefined ? body : JSON.stringify(json),
  } as RequestInit);
  if (json !== undefined) request.headers.set('content-type', 'application/json');
  if (username || password) request.headers.set('authorization', basic(username ?? '', password ?? ''));
  else if ((user || secret) && !request.headers.has('authorization'))
    request.headers.set('authorization', basic(decodeURIComponent(user), decodeURIComponent(secret)));
  return request;
}

/** Headers that belong to the connection. */
const connectionHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/** Converts a node-fetch request to one of ours. */
async function valueOf(
  asked: CoreRequest,
  { json, timeout = defaultTimeoutMilliseconds }: RequestOptions,
): Promise<Request> {
  const headers: Record<string, string> = { accept: '*/*', 'accept-encoding': 'gzip,deflate' };
  asked.headers.forEach((value, name) => {
    if (!connectionHeaders.has(name.toLowerCase())) headers[name.toLowerCase()] = value;
  });
  const hasBody = asked.body !== null && asked.body !== undefined;
  return {
    method: asked.method as Request['method'], // -- a definition may say others, which HTTP takes as well
    url: asked.url,
    headers,
    ...(hasBody && (json === undefined ? contentOf(await bodyOf(asked), headers) : { json })),
    ...(timeout !== false && { timeoutMilliseconds: timeout }),
    wantsBytes: true,
  };
}

/** node-fetch cannot read a `Blob` of Node.js. */
async function bodyOf(asked: CoreRequest): Promise<ArrayBuffer> {
  const { body } = asked;
  return body instanceof Blob ? body.arrayBuffer() : asked.clone().arrayBuffer();
}

/** The content as text if it is one: a text contains no NUL and has a content type. */
function contentOf(content: ArrayBuffer, headers: Request['headers']): Pick<Request, 'text' | 'bytes'> {
  const bytes = new Uint8Array(content);
  if (headers['content-type'] === undefined || bytes.includes(0)) return { bytes };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { bytes };
  }
}

async function send(log: ExchangeLog, request: Request, { timeout = defaultTimeoutMilliseconds }: RequestOptions) {
  try {
    return await log.send(request);
  } catch (cause) {
    if (cause instanceof NotSent || Object(cause).code !== 'ETIMEDOUT') throw cause;
    const error = new TimeoutError(`Request timed out after ${String(timeout)}ms`, { cause });
    log.noteFailure(error);
    throw error;
  }
}

interface Finished {
  readonly request: Request;
  readonly answer: Answer;
  readonly asked: CoreRequest;
  readonly options: RequestOptions;
  readonly redirects: number;
}

/** The response with its body read; throws if it is an error and errors are to be thrown. */
function finish(
  core: SegmentCore,
  log: ExchangeLog,
  { request, answer, asked, options, redirects }: Finished,
): CoreResponse {
  if (answer.unreadable) throw new UnreadableAnswer({ request, answer });
  const { status, headers, bytes } = answer;
  const content = textOf(answer);
  // For a text, node-fetch would make up a content type.
  const response = new core.Response(Buffer.from(bytes ?? new TextEncoder().encode(content)), {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: { ...headers },
    url: asked.url,
    counter: redirects,
  } as ResponseInit);
  Object.defineProperty(response.headers, 'toJSON', { value: () => Object.fromEntries(response.headers.entries()) });
  Object.assign(response, { content, data: dataOf(response, content), request: asked, options });
  log.noteResponse(response, { request, answer });
  if (response.ok || options.throwHttpErrors === false) return response;
  const error = new core.HTTPError(response, asked, options as never);
  throw error;
}

/** The parsed body if its content type is JSON, or undefined if it is invalid JSON; else the body as text. */
function dataOf(response: CoreResponse, content: string): unknown {
  if (!response.headers.get('content-type')?.includes('application/json')) return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
