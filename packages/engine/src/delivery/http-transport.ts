import * as http from 'node:http';
import * as https from 'node:https';
import { outerLookup } from './address-guard';
import { Deadline } from './deadline';
import { receiveAnswer } from './receive-answer';
import { type RoutedRequest, routeRequest } from './route-request';
import { defaultConnections, defaultTimeoutMilliseconds, type Transport, type TransportOptions } from './transport';

/** The transport over Node's own `http`: slower than undici, but visible to nock, so that tests can record and replay it. */
export function httpTransport(options: TransportOptions = {}): Transport {
  const { connections = defaultConnections, timeoutMilliseconds = defaultTimeoutMilliseconds } = options;
  const shared = { keepAlive: true, maxSockets: connections };
  const outer = { 'http:': new http.Agent(shared), 'https:': new https.Agent(shared) };
  // Kept apart: unmapped requests must not reach a private address over a connection that a mapped one opened.
  const mapped = { 'http:': new http.Agent(shared), 'https:': new https.Agent(shared) };

  function open(method: string, { url, isMapped, headers, body }: RoutedRequest, signal: AbortSignal) {
    return new Promise<http.IncomingMessage>((resolve, reject) => {
      const isSecure = url.protocol === 'https:';
      (isSecure ? https : http)
        .request(url, {
          method,
          headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
          agent: (isMapped ? mapped : outer)[isSecure ? 'https:' : 'http:'],
          signal,
          ...(!isMapped && { lookup: outerLookup }),
        })
        .on('error', reject)
        .on('response', resolve)
        .end(body);
    });
  }

  return {
    async send(request, { signal: aborted } = {}) {
      aborted?.throwIfAborted();
      const routed = routeRequest(request, options.origins);
      const deadline = new Deadline(request.timeoutMilliseconds ?? timeoutMilliseconds, aborted);
      try {
        const answer = await deadline.within(open(request.method, routed, deadline.signal));
        return await receiveAnswer(answer.statusCode ?? 0, answer.headers, answer, deadline, request.wantsBytes);
      } finally {
        deadline.end();
      }
    },
    async close() {
      for (const agent of [...Object.values(outer), ...Object.values(mapped)]) agent.destroy();
    },
  };
}
