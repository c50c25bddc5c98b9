import type { VendorAnswer, VendorRequest, VendorSimulator } from '../vendor-simulator';
import { refuseAccess } from './access';
import { answerBatch, answerSingle } from './batch';
import { readEndpoint } from './endpoint';
import { answerErasure, answerErasures } from './erasure';
import { Project } from './project';
import { refuse } from './refuse';
import { refuseBody } from './refuse-body';

/**
 * Bloomreach as its documentation describes it. The comments in this folder cite their sources by these keys; the paths
 * are relative to https://documentation.bloomreach.com.
 *
 * - S0: Data Hub "Tracking API overview", /data-hub/docs/developers
 * - DH-pce: /data-hub/reference/post_customers-events
 * - DH-sec: /data-hub/docs/event-stream-security-and-permissions
 * - EN-batch, EN-add, EN-cust: /engagement/reference/batch-commands-2, …/add-event-2, …/update-customer-properties-2
 * - EN-err: /engagement/reference/tracking-api-error-messages, …/tracking-api-authorization-errors,
 *   …/tracking-api-request-body-errors
 * - EN-auth: /engagement/reference/technical-information, /engagement/docs/authentication
 * - EN-faq: /engagement/docs/most-common-api-issues
 * - DH-req: /data-hub/docs/sdk-tracking-required-events-details
 * - DISC: /discovery/docs/pixel-checklist and its event pages, …/discovery/reference/cookie-_br_uid_2
 * - EN-id: /engagement/docs/customer-identification, …/external-id, …/merging, …/data-structure
 * - EN-types: /engagement/docs/data-types
 * - EN-track: /engagement/docs/tracking
 * - EN-sys: /engagement/docs/system-events
 * - EN-con: /engagement/docs/tracking-consent
 * - EN-anon: /engagement/reference/anonymize-customer
 * - EN-limits: the limits that the Engagement documentation gives for customer updates and for calls
 * - BR-sup: the vendor's support article 19231102135453
 * - SDK: the revisions of https://github.com/exponea/exponea-android-sdk that support streams
 * - MAG: https://github.com/exponea/bloomreach-magento2-integration, the vendor's own plugin
 * - SFCC: https://github.com/exponea/bloomreach-salesforce-commercecloud-b2c-integration, the vendor's own cartridge
 * - BEL: the PHP client https://github.com/be-lenka/exponea-api
 *
 * "Assumed" means that no page says so. The Data Hub's pages print no answers: throughout, they are assumed to be
 * those of Engagement.
 */
export const bloomreach: VendorSimulator = {
  slug: 'bloomreach',
  // `api` is for the destination: the simulator answers both APIs, whichever it names.
  account: {
    api: 'dataHub',
    baseUrl: 'https://api.bloomreach.example',
    streamId: 'demo-stream',
    authentication: 'none',
    projectToken: 'demo-project',
    apiKeyId: 'demo-key',
    apiSecret: 'demo-secret-7f3a',
    // What the project has. EN-id: `registered` and `cookie` exist by default; the others are from S0 and the vendor's own
    // plugins.
    hardIds: 'registered, email_id, customer_id, email',
    softIds: 'cookie, google_analytics, device_id',
    // Not named like the destination's setting that translates to them.
    consentsOfProject: 'newsletter, email, sms, push, personalization',
    // EN-track: 255 or 1,024, depending on the contract.
    mostAttributes: 255,
    // Whether the stream also feeds Discovery.
    discovery: true,
  },
  // S0, EN-auth: an address specific to the account.
  origins: ({ baseUrl }) => [String(baseUrl)],
  start(account) {
    const project = new Project(account);
    return {
      // EN-limits: 6,000 requests per minute from one address. Assumed: the text.
      rateOf: () => ({
        key: '',
        calls: 6000,
        milliseconds: 60_000,
        json: { success: false, error: 'Too many requests' },
      }),
      pending: () => project.pending(),
      answer(request, refuseItem) {
        const endpoint = readEndpoint(request);
        // EN-err: a wrong path. Assumed: its code and text.
        if (endpoint === undefined) {
          return refuse(request, { status: 404, json: { errors: { code: 404, description: 'Not found' } } });
        }
        const access = refuseAccess(request, account, endpoint);
        if (access !== undefined) return refuse(request, access);
        if (endpoint.name === 'time') return answerTime(request);

        const body = refuseBody(request);
        if (body !== undefined) return refuse(request, body);
        const place = { api: endpoint.api, project, request };
        switch (endpoint.name) {
          case 'batch':
            return answerBatch(place, refuseItem);
          case 'anonymize':
            return answerErasure(request, project.limits.idTypes);
          case 'anonymizeBulk':
            return answerErasures(request);
          default:
            return answerSingle(endpoint.name, place, refuseItem);
        }
      },
    };
  },
};

// EN-batch: the result contains `time`.
function answerTime({ at }: VendorRequest): VendorAnswer {
  return { status: 200, json: { success: true, time: at.getTime() / 1000 }, accepted: 0, refused: 0 };
}
