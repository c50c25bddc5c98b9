import type { VendorAnswer, VendorRequest, VendorSimulator } from '../vendor-simulator';
import { refuseAccess } from './access';
import { answerBatch } from './batch';
import { readEndpoint } from './endpoint';
import { refuse } from './refuse';
import { refuseBody } from './refuse-body';
import { schema } from './schema';
import { compileSchema } from './validation';

/**
 * Bloomreach as its documentation describes it. The comments of this folder name their sources by these keys; the paths
 * are below https://documentation.bloomreach.com.
 *
 * - S0: Data Hub "Tracking API overview", /data-hub/docs/developers
 * - DH-pce: /data-hub/reference/post_customers-events
 * - DH-sec: /data-hub/docs/event-stream-security-and-permissions
 * - EN-batch, EN-add, EN-cust: /engagement/reference/batch-commands-2, …/add-event-2, …/update-customer-properties-2
 * - EN-err: /engagement/reference/tracking-api-error-messages, …/tracking-api-authorization-errors,
 *   …/tracking-api-request-body-errors
 * - EN-auth: /engagement/reference/technical-information, /engagement/docs/authentication
 * - EN-faq: /engagement/docs/most-common-api-issues
 * - EN-id: /engagement/docs/customer-identification, …/data-structure, …/data-types
 * - EN-con: /engagement/docs/tracking-consent
 * - EN-anon: /engagement/reference/anonymize-customer
 * - EN-limits: the limits that the Engagement documentation names for customer updates
 * - BR-sup: the vendor's support article 19231102135453
 * - BEL: the PHP client https://github.com/be-lenka/exponea-api
 *
 * "Assumed" means that no page says it. The pages of the Data Hub print no answers: it is assumed throughout that they
 * are those of Engagement.
 */
export const bloomreach: VendorSimulator = {
  slug: 'bloomreach',
  // `api` is for the destination: here both APIs answer, whichever it names.
  account: {
    api: 'dataHub',
    baseUrl: 'https://api.bloomreach.example',
    streamId: 'demo-stream',
    authentication: 'none',
    projectToken: 'demo-project',
    apiKeyId: 'demo-key',
    apiSecret: 'demo-secret-7f3a',
  },
  answer(request, account, refuseItem) {
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
    return endpoint.name === 'batch' ? answerBatch(request, endpoint.api, refuseItem) : answerErasure(request);
  },
};

// EN-batch: the result carries `time`.
function answerTime({ at }: VendorRequest): VendorAnswer {
  return { status: 200, json: { success: true, time: at.getTime() / 1000 }, accepted: 0, refused: 0 };
}

const validateErasure = compileSchema(schema.erasure);

// EN-anon: the body of a single erasure is `{ customer_ids }`. EN-err: the answers of an endpoint for one object; that
// this one gives them, and with status 400, is assumed.
function answerErasure(request: VendorRequest): VendorAnswer {
  const { errors } = validateErasure(request.json);
  if (errors.length > 0) return refuse(request, { status: 400, json: { success: false, errors } });
  return { status: 200, json: { errors: [], success: true }, accepted: 1, refused: 0 };
}
