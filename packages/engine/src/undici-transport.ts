import { Agent, type Dispatcher } from 'undici';
import { outerLookup } from './address-guard';
import { readJson } from './read-json';
import { routeRequest } from './route-request';
import { defaultConnections, defaultTimeoutMilliseconds, type Transport, type TransportOptions } from './transport';

/** The transport for real traffic: keep-alive connections, one pool for each origin. */
export function undiciTransport(options: TransportOptions = {}): Transport {
  const { connections = defaultConnections, timeoutMilliseconds: timeout = defaultTimeoutMilliseconds } = options;
  const shared = { connections, pipelining: 1, headersTimeout: timeout, bodyTimeout: timeout };
  const outer = new Agent({ ...shared, connect: { timeout, lookup: outerLookup } });
  const mapped = new Agent({ ...shared, connect: { timeout } });
  return {
    async send(request, { signal } = {}) {
      const { url, isMapped, headers, body } = routeRequest(request, options.origins);
      const {
        statusCode,
        headers: received,
        body: answer,
      } = await (isMapped ? mapped : outer).request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers,
        body: body ?? null,
        ...(signal && { signal }),
      });
      return { status: statusCode, headers: singleHeaders(received), json: await readJson(answer) };
    },
    async close() {
      await Promise.all([outer.close(), mapped.close()]);
    },
  };
}

function singleHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}
