import { splitList } from '../split-list';
import type { Rate, VendorAnswer, VendorRequest, VendorSimulator } from '../vendor-simulator';
import { answerEvents } from './answer-events';
import { createCustomersAnswer } from './answer-customers';
import { createTrapFinder } from './find-traps';
import { Memory } from './memory';
import { refuse } from './refuse';
import { refuseRequest } from './refuse-request';
import { schemas } from './schema';
import { compileValidation } from './validation';

/**
 * Blueshift's event and customer APIs as its documentation describes them. The comments in this folder cite their sources
 * by these keys:
 *
 * - EV: "Your site/app's event data", https://developer.blueshift.com/docs/your-sites-event-data
 * - OAS: the OpenAPI description of the APIs, https://github.com/api-evangelist/blueshift
 * - RE: the reference, rewritten in April 2026, https://developer.blueshift.com/reference/post_api-v1-event and its
 *   neighbours post_api-v1-bulkevents, post_api-v1-customers, api-errors, authentication
 * - CUST: "Customer related data", https://developer.blueshift.com/docs/customer-related-data
 * - ATTR: standard and derived attributes, https://help.blueshift.com/hc/en-us/articles/26089456545811 and …/26089497226899
 * - ID: "Customer identifiers and profile unification", https://help.blueshift.com/hc/en-us/articles/6479978144275
 * - HELP: the help centre, https://help.blueshift.com: "Data types" (/hc/en-us/articles/115002714773) and a shop's events
 * - SDK: https://github.com/blueshift-labs/Blueshift-Android-SDK
 *
 * "Assumed" means that no page says so.
 */
export const blueshift: VendorSimulator = {
  slug: 'blueshift',
  account: {
    region: 'us',
    eventApiKey: 'demo-event-key-5e1c',
    userApiKey: 'demo-user-key-9b2d',
    // RE allows 30 events per call, EV and OAS 100.
    eventsPerRequest: 30,
    // ID: up to ten more besides `customer_id`, `email`, `device_id` and `cookie`, as in "phone_number, loyalty_id".
    otherIdentifiers: '',
  },
  // RE: depends on the account's region.
  origins: ({ region }) => [region === 'eu' ? 'https://api.eu.getblueshift.com' : 'https://api.getblueshift.com'],
  start(account) {
    const memory = new Memory();
    const identifiers = splitList(account.otherIdentifiers);
    const answerCustomers = createCustomersAnswer(identifiers);
    const eventsAccount = {
      mostEvents: Number(account.eventsPerRequest),
      findTraps: createTrapFinder(identifiers),
      keep: (event: Readonly<Record<string, unknown>>) => memory.keep(event),
    };
    return {
      rateOf,
      answer(request, refuseItem) {
        const refusal = refuseRequest(request, account);
        if (refusal !== undefined) return refuse(request, refusal);
        const validate = validators.get(request.path);
        if (validate !== undefined) return answerChange(request, validate, memory);
        switch (request.path) {
          case '/api/v1/event/debug':
            return { status: 200, json: memory.lastEvents(), accepted: 0, refused: 0 };
          case '/api/v1/event':
          case '/api/v1/bulkevents':
            return answerEvents(request, eventsAccount, refuseItem);
          default:
            return answerCustomers(request, refuseItem);
        }
      },
    };
  },
};

const validators = new Map([
  ['/api/v1/customers/forget', compileValidation(schemas.forget)],
  ['/api/v1/customers/unforget', compileValidation(schemas.forget)],
  ['/api/v1/customers/delete', compileValidation(schemas.delete)],
  ['/api/v1/customers/merge', compileValidation(schemas.merge)],
]);

// Assumed: the answer.
function answerChange(
  request: VendorRequest,
  validate: ReturnType<typeof compileValidation>,
  memory: Memory,
): VendorAnswer {
  const errors = validate(request.json);
  if (errors.length > 0) return { ...refuse(request, { status: 400, json: { errors } }), refusedItems: [0] };
  if (request.path.endsWith('/forget')) memory.forget(request.json);
  if (request.path.endsWith('/unforget')) memory.unforget(request.json);
  return { status: 200, json: { status: 'ok' }, accepted: 1, refused: 0 };
}

// EV, RE: five calls of `bulkevents` per second, five of `customers/bulk`, 50 of `customers`; 1,500 merges per minute. RE: the
// text. Assumed: the recommended rates are enforced.
const rates = new Map([
  ['/api/v1/bulkevents', { calls: 5, milliseconds: 1000 }],
  ['/api/v1/customers/bulk', { calls: 5, milliseconds: 1000 }],
  ['/api/v1/customers', { calls: 50, milliseconds: 1000 }],
  ['/api/v1/customers/merge', { calls: 1500, milliseconds: 60_000 }],
]);

function rateOf({ path }: VendorRequest): Rate | undefined {
  const rate = rates.get(path);
  return rate && { ...rate, key: path, json: { message: 'Rate limit exceeded' } };
}
