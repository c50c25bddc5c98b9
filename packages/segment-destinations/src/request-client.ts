import { STATUS_CODES } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { arrayBuffer } from 'node:stream/consumers';
import { type Answer, basic, isObject, NotSent, parseUrl, type Request } from '@sluice/kit/host';
import { type ExchangeLog, textOf } from './exchange-log';
import { mergeOptions, type RequestOptions } from './merge-options';
import { redirected } from './redirected';
import type { SegmentCore } from './segment-core';

type CoreRequest = InstanceType<SegmentCore['Request']>;
type CoreResponse = InstanceType<SegmentCore['Response']>;

/** The client that a definition's functions send requests with. */
export type RequestClient = (url: string, options?: RequestOptions) => Promise<CoreResponse>;

interface CompleteOptions extends RequestOptions {
  readonly method: string;
  readonly timeout: number | false;
}

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
  const request = async (url: string, given: RequestOptions): Promise<CoreResponse> => {
    let options = complete(mergeOptions(core, base, defaults, given));
    for (const hook of options.beforeRequest ?? []) {
      const more = await hook({ ...options });
      if (isObject(more)) options = complete(mergeOptions(core, options, more));
    }
    return follow(core, log, requestOf(core, log, url, options), options);
  };
  return (url, given = {}) => log.watch(request(url, given));
}

/** Options as Segment's client sees them. The body is what it is now: actions change objects that they have passed. */
function complete(options: RequestOptions): CompleteOptions {
  const { method, json, throwHttpErrors, timeout } = options;
  const text = JSON.stringify(json);
  return {
    ...options,
    method: (method || 'get').toUpperCase(),
    throwHttpErrors: throwHttpErrors !== false,
    timeout: timeout ?? defaultTimeoutMilliseconds,
    ...(json !== undefined && { json: text === undefined ? json : JSON.parse(text), body: text }),
  };
}

/** Sends a request, and again wherever it is redirected to. */
async function follow(
  core: SegmentCore,
  log: ExchangeLog,
  first: CoreRequest,
  options: CompleteOptions,
): Promise<CoreResponse> {
  let asked = first;
  for (let redirects = 0; ; redirects += 1) {
    const request = await valueOf(asked, options);
    const answer = await send(log, request, options, first.url);
    const next = options.redirect === 'manual' ? undefined : redirected(core, asked, answer);
    if (!next) return finish(core, log, { request, answer, asked, options, redirects });
    if (options.redirect === 'error' || redirects >= mostRedirects) {
      throw new Error(`The vendor redirects ${redirects >= mostRedirects ? 'without end' : 'elsewhere'}.`);
    }
    if (next.body && isStream(asked.body))
      throw new Error('The vendor redirects a stream, which cannot be sent twice.');
    asked = next;
  }
}

/** What can be sent: a token, but for the method of proxies. */
const methods = /^(?!CONNECT$)[!#$%&'*+.^_`|~\w-]+$/;

/** Makes the request by node-fetch's rules: which content type a body has, and which methods cannot have a body. */
function requestOf(core: SegmentCore, log: ExchangeLog, address: string, options: CompleteOptions): CoreRequest {
  const { method, json, searchParams, username, password, body, headers } = options;
  if (!methods.test(method)) throw log.refuse('HTTP has no such method. Check it in the mapping and in the settings.');
  const asked = new core.Request(address, { method, headers, body } as RequestInit);
  const url = parseUrl(asked.url);
  if (!url) throw log.refuse('the address is not a URL. Check it in the mapping and in the settings.');
  if (searchParams) url.search = new URLSearchParams(searchParams).toString();
  // In HTTP, credentials cannot be part of the URL.
  const { username: user, password: secret } = url;
  url.username = '';
  url.password = '';
  // `signal` and `agent` are left out: the host manages connections.
  const request = new core.Request(url.href, { method, headers: asked.headers, body } as RequestInit);
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
async function valueOf(asked: CoreRequest, { json, timeout }: CompleteOptions): Promise<Request> {
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

/** node-fetch can neither read a `Blob` of Node.js, nor a form of `form-data`, which only flows if it is piped. */
async function bodyOf(asked: CoreRequest): Promise<ArrayBuffer> {
  const body: unknown = asked.body;
  if (body instanceof Blob) return body.arrayBuffer();
  if (!isStream(body)) return asked.clone().arrayBuffer();
  const piped = new PassThrough();
  body.on('error', (error) => piped.destroy(error)).pipe(piped);
  return arrayBuffer(piped);
}

function isStream(body: unknown): body is Readable {
  return typeof (Object(body) as Partial<Readable>).pipe === 'function';
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

/** Sends a request; `url` is where the action sent it. */
async function send(log: ExchangeLog, request: Request, { timeout }: CompleteOptions, url: string) {
  try {
    return await log.send(request, url);
  } catch (cause) {
    if (cause instanceof NotSent || Object(cause).code !== 'ETIMEDOUT') throw cause;
    const error = new TimeoutError(`Request timed out after ${String(timeout)}ms`, { cause });
    log.noteFailure(error, url);
    throw error;
  }
}

interface Finished {
  readonly request: Request;
  readonly answer: Answer;
  readonly asked: CoreRequest;
  readonly options: CompleteOptions;
  readonly redirects: number;
}

/** The response with its body read; throws if it is an error and errors are to be thrown. */
async function finish(
  core: SegmentCore,
  log: ExchangeLog,
  { request, answer, asked, options, redirects }: Finished,
): Promise<CoreResponse> {
  if (answer.unreadable) throw new UnreadableAnswer({ request, answer });
  const { status, headers, bytes } = answer;
  const content = textOf(answer);
  // For a text, node-fetch would make up a content type.
  let response = new core.Response(Buffer.from(bytes ?? new TextEncoder().encode(content)), {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: { ...headers },
    url: asked.url,
    counter: redirects,
  } as ResponseInit);
  Object.defineProperty(response.headers, 'toJSON', { value: () => Object.fromEntries(response.headers.entries()) });
  Object.assign(response, { content, data: dataOf(response, content), request: asked, options });
  log.noteResponse(response, { request, answer });
  for (const hook of options.afterResponse ?? []) {
    const other = await hook(asked, options, response);
    if (other instanceof core.Response) response = other;
  }
  if (response.ok || !options.throwHttpErrors) return response;
  throw new core.HTTPError(response, asked, options as never);
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
