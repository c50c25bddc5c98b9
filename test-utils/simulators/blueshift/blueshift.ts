import type { VendorSimulator } from '../vendor-simulator';
import { answerCustomers } from './answer-customers';
import { answerEvents } from './answer-events';
import { refuse } from './refuse';
import { refuseRequest } from './refuse-request';
import { schemas } from './schema';
import { compileSchema } from './validation';

/**
 * Blueshift's event and customer APIs as its documentation describes them. The comments of this folder name their sources
 * by these keys:
 *
 * - EV: "Your site/app's event data", https://developer.blueshift.com/reference
 * - OAS: the OpenAPI description of the APIs, https://github.com/api-evangelist/blueshift
 * - RE: the reference, rewritten in April 2026, https://developer.blueshift.com/reference/post_api-v1-event and its
 *   neighbours post_api-v1-bulkevents, post_api-v1-customers, api-errors, authentication
 * - HELP: the help centre, https://help.blueshift.com: "Data types" (/hc/en-us/articles/115002714773) and the events of a shop
 * - SDK: https://github.com/blueshift-labs/Blueshift-Android-SDK
 *
 * "Assumed" means that no page says it.
 */
export const blueshift: VendorSimulator = {
  slug: 'blueshift',
  account: {
    region: 'us',
    eventApiKey: 'demo-event-key-5e1c',
    userApiKey: 'demo-user-key-9b2d',
    // RE takes 30 events a call, EV and OAS 100.
    eventsPerRequest: 30,
  },
  answer(request, account, refuseItem) {
    const refusal = refuseRequest(request, account);
    if (refusal !== undefined) return refuse(request, refusal);
    switch (request.path) {
      case '/api/v1/event/debug':
        // EV: the most recent event of each type. Assumed: under the name of the type.
        return { status: 200, json: { ...request.kept }, accepted: 0, refused: 0 };
      case '/api/v1/event':
      case '/api/v1/bulkevents':
        return answerEvents(request, Number(account.eventsPerRequest), refuseItem);
      case '/api/v1/customers/forget': {
        const { errors } = validateForget(request.json);
        if (errors.length > 0) return refuse(request, { status: 400, json: { errors } });
        // Assumed: the answer.
        return { status: 200, json: { status: 'ok' }, accepted: 1, refused: 0 };
      }
      default:
        return answerCustomers(request, refuseItem);
    }
  },
};

const validateForget = compileSchema(schemas.forget);
