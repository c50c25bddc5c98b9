import { isObject } from '../is-object';
import { LimitedMap } from '../limited-map';
import type { VendorAnswer, VendorRequest, VendorSimulator } from '../vendor-simulator';
import { findFaults } from './find-faults';
import { findTraps } from './find-traps';
import { KnownIdentities } from './known-identities';

/**
 * Tracify's server-side events API as its documentation describes it. The comments in this folder cite their sources by
 * these keys:
 *
 * - S: Tracify's page "Server-side events API", https://tracify.dev/events
 * - SDK: https://github.com/be-lenka/tracify-php-sdk, generated from Tracify's OpenAPI description
 * - GTM: the tag template for the same endpoint in https://github.com/foomo/sesamy-cli
 *
 * "Assumed" means that no page says so. No page names a rate.
 */
export const tracify: VendorSimulator = {
  slug: 'tracify',
  account: {
    apiToken: 'demo-token-51c8',
    customerSiteId: '6f1d3c52-8a0e-4b7f-9c36-2d5e41a7b908',
    // The following is for the destination: the vendor does not ask for it.
    siteUrl: 'https://www.harbour.example',
    currency: 'EUR',
    // Addresses and user agents, one per line, whose hashes the simulator checks: see KnownIdentities.
    visitors: '',
  },
  // SDK; GTM: the host for tests.
  origins: ({ environment }) => [environment === 'staging' ? 'https://devapi.tracify.ai' : 'https://api.tracify.ai'],
  start(account) {
    const memory = {
      received: new LimitedMap<string, unknown>(10_000),
      identities: new KnownIdentities(String(account.visitors)),
    };
    return {
      answer(request, refuseItem) {
        // SDK: one path, one method. Assumed: the answer to anything else.
        if (request.method !== 'POST' || request.path !== '/api/v1/events') return refuse(request, 404, 'Not Found');
        // SDK: the header. Assumed: the answer without the right one.
        if (request.headers['tracify-token'] !== account.apiToken) return refuse(request, 401, 'Invalid tracify-token');
        const events = isObject(request.json) ? request.json.events : undefined;
        // S: "{ events: [ … ] }". SDK: at least one. Assumed: the status, and all texts of this simulator.
        if (!Array.isArray(events) || events.length === 0) return refuse(request, 400, 'events must hold an event');
        const faults = events.map((event) => findFaults(event, account));
        if (faults.every(({ length }) => length === 0)) {
          for (const found of faults) if (refuseItem()) found.push(' is refused on purpose');
        }
        const refusedItems = faults.flatMap(({ length }, index) => (length > 0 ? [index] : []));
        // SDK: a refusal is a 200 with `status: false` and `error`. Assumed: one bad event gets all refused.
        if (refusedItems.length > 0) {
          const texts = faults.flatMap((found, index) => found.map((fault) => `events.${index}${fault}`));
          return { ...refuse(request, 200, texts.join('; ')), refusedItems };
        }
        const dropped = findTraps(events, memory, request.at);
        return { status: 200, json: { status: true }, accepted: events.length, refused: 0, dropped };
      },
    };
  },
};

// SDK: the shape. Assumed: that other statuses have it too.
function refuse({ json }: VendorRequest, status: number, error: string): VendorAnswer {
  const count = isObject(json) && Array.isArray(json.events) ? json.events.length : 0;
  return { status, json: { status: false, error }, accepted: 0, refused: Math.max(1, count) };
}
