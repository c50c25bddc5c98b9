import * as http from 'node:http';
import * as https from 'node:https';
import { outerLookup } from './address-guard';
import { readJson } from './read-json';
import { routeRequest } from './route-request';
import { defaultConnections, defaultTimeoutMilliseconds, type Transport, type TransportOptions } from './transport';

/** The transport over Node's own `http`: slower than undici, but seen by nock, so that tests can record and replay it. */
export function httpTransport(options: TransportOptions = {}): Transport {
  const { connections = defaultConnections, timeoutMilliseconds: timeout = defaultTimeoutMilliseconds } = options;
  const shared = { keepAlive: true, maxSockets: connections };
  const outer = { 'http:': new http.Agent(shared), 'https:': new https.Agent(shared) };
  // Apart: an address that only a mapped request may go to is not to be reached over its connections.
  const mapped = { 'http:': new http.Agent(shared), 'https:': new https.Agent(shared) };
  return {
    send(request, { signal } = {}) {
      return new Promise((resolve, reject) => {
        const { url, isMapped, headers, body } = routeRequest(request, options.origins);
        const isSecure = url.protocol === 'https:';
        const sending = (isSecure ? https : http).request(url, {
          method: request.method,
          headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
          agent: (isMapped ? mapped : outer)[isSecure ? 'https:' : 'http:'],
          timeout,
          ...(signal && { signal }),
          ...(!isMapped && { lookup: outerLookup }),
        });
        sending.on('timeout', () => sending.destroy(new Error(`no answer within ${timeout / 1000} s`)));
        sending.on('error', reject);
        sending.on('response', (answer) => {
          const received = Object.entries(answer.headers).map(([name, value]) => [
            name,
            [value ?? ''].flat().join(', '),
          ]);
          readJson(answer).then(
            (json) => resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(received), json }),
            reject,
          );
        });
        sending.end(body);
      });
    },
    async close() {
      for (const agent of [...Object.values(outer), ...Object.values(mapped)]) agent.destroy();
    },
  };
}
