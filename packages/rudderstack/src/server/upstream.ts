import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Agent } from 'undici';
import { HttpRefusal } from './http-refusal';
import { callerGone } from './patience';

/** The stock transformer behind this server. */
export interface Upstream {
  /**
   * Forwards a request unchanged and streams its answer back. Resolves with the answer's status. Throws a refusal if there is no
   * answer; nothing has been written then.
   * @param body the request's whole body, if it has been read already
   */
  forward(incoming: IncomingMessage, outgoing: ServerResponse, body?: Buffer): Promise<number>;
  /** Whether it has forwarded this request before: it then leads back to this server. */
  hasForwarded(incoming: IncomingMessage): boolean;
  /** The JSON answer to a GET of this path; throws if its status is 300 or above. */
  get(path: string): Promise<unknown>;
  /** Waits for requests in flight. */
  close(): Promise<void>;
  /** Cuts off requests in flight. */
  destroy(): Promise<void>;
}

/** Headers that belong to one connection and not to the message (RFC 9110, 7.6.1), and those that the next hop sets itself. */
const ownOfConnection = new Set([
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const getMilliseconds = 5_000;

/** Connects to the transformer at a URL. The URL may have a path. */
export function connectUpstream(address: string, requestMilliseconds: number): Upstream {
  const { origin, pathname } = new URL(address);
  const prefix = pathname.replace(/\/$/, '');
  /** Names this server in the `Via` header of what it forwards (RFC 9110, 7.6.3). */
  const via = `1.1 sluice-${randomUUID()}`;
  let opening: Promise<Agent> | undefined;

  /** Loads undici on first use. */
  function agent(): Promise<Agent> {
    // One connection per request in flight: waiting for one would hide that the transformer is busy. Our own timer ends exchanges.
    opening ??= import('undici').then((undici) => {
      return new undici.Agent({ headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 4_000 });
    });
    return opening;
  }

  return {
    async forward(incoming, outgoing, body) {
      const path = prefix + pathOf(incoming, prefix);
      const control = new AbortController();
      const timer = setTimeout(() => control.abort(tooLate()), requestMilliseconds).unref();
      outgoing.once('close', () => {
        clearTimeout(timer);
        control.abort(callerGone());
      });
      const { signal } = control;
      const client = await agent();
      const answer = await client
        .request({
          origin,
          path,
          method: incoming.method as 'POST', // -- undici sends any method
          headers: [...forwarded(incoming.rawHeaders), 'Via', via],
          body: body ?? (hasBody(incoming) ? incoming : null),
          responseHeaders: 'raw',
          signal,
        })
        .catch(() => {
          throw signal.aborted ? signal.reason : noAnswer();
        });
      outgoing.sendDate = false;
      outgoing.writeHead(answer.statusCode, forwarded(answer.headers as unknown as string[])); // -- raw, as asked for
      // An answer that breaks off must break off here too: rudder-server must not mistake a part for the whole.
      await pipeline(answer.body, outgoing, { signal }).catch(() => outgoing.destroy());
      return answer.statusCode;
    },
    hasForwarded: ({ headers }) => headers.via?.includes(via) ?? false,
    async get(path) {
      const signal = AbortSignal.timeout(getMilliseconds);
      const client = await agent();
      const { statusCode, body } = await client.request({
        origin,
        path: prefix + path,
        method: 'GET',
        headers: { via },
        signal,
      });
      const text = await body.text();
      if (statusCode >= 300) throw new HttpRefusal(503, `The transformer behind this server answers ${statusCode}.`);
      return JSON.parse(text) as unknown;
    },
    close: async () => await (await opening)?.close(),
    destroy: async () => await (await opening)?.destroy(),
  };
}

/** The raw headers, in pairs, that are forwarded with the message. */
function forwarded(raw: readonly string[]): string[] {
  const connection: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    if (raw[at]?.toLowerCase() === 'connection') connection.push(...(raw[at + 1] ?? '').toLowerCase().split(/\s*,\s*/));
  }
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    const word = name.toLowerCase();
    if (!ownOfConnection.has(word) && !connection.includes(word)) kept.push(name, value);
  }
  return kept;
}

function pathOf({ url = '' }: IncomingMessage, prefix: string): string {
  if (!url.startsWith('/')) throw new HttpRefusal(400, 'The request has no path.');
  if (prefix !== '' && leadsUp(url)) throw new HttpRefusal(400, 'The path leads out of that of --upstream.');
  return url;
}

/** Whether a server could read a segment of the path as dots, however it decodes and splits paths. */
function leadsUp(url: string): boolean {
  const [path = ''] = url.replace(/%(?:25)*2e/gi, '.').split(/[?#]/);
  return path.split(/[/\\]|%(?:25)*(?:2f|5c)/i).some((segment) => /^\.\.?(?:;|$)/.test(segment));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function tooLate(): HttpRefusal {
  return new HttpRefusal(504, 'The transformer behind this server (--upstream) took too long.');
}

function noAnswer(): HttpRefusal {
  return new HttpRefusal(503, 'The transformer behind this server (--upstream) does not answer.');
}
