import { isObject } from '@sluice/kit';
import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { findTraps } from './find-traps';
import { refuse } from './refuse';
import { tooLarge } from './refuse-request';
import { schemas } from './schema';
import { compileSchema } from './validation';

const validate = compileSchema(schemas.event);

/** One event or many: all are taken or none. */
export function answerEvents(request: VendorRequest, mostEvents: number, refuseItem: () => boolean): VendorAnswer {
  const body = isObject(request.json) ? request.json : {};
  const isBulk = request.path.endsWith('/bulkevents');
  const events: unknown = isBulk ? body.events : [body];
  // OAS: `{ "events": […] }`. Assumed: the texts, and that an empty list is refused.
  if (!Array.isArray(events) || events.length === 0) {
    return refuse(request, { status: 400, json: { errors: [{ events: "can't be blank" }] } });
  }
  if (events.length > mostEvents) return refuse(request, tooLarge(`More than ${mostEvents} events`));
  const errors = events.flatMap((event) => [
    ...validate(event).errors,
    // RE: the text, for any reason.
    ...(refuseItem() ? [{ base: 'Validation failed' }] : []),
  ]);
  // Assumed: one bad event spoils the call.
  if (errors.length > 0) return refuse(request, { status: 400, json: { errors } });
  return {
    status: 200,
    // RE
    json: isBulk ? { status: 'ok', count: events.length } : { status: 'OK' },
    accepted: events.length,
    refused: 0,
    dropped: events.flatMap((item) => findTraps(item, isBulk).map((reason) => ({ reason, item }))),
    kept: Object.fromEntries(events.map((event) => [String(event.event), event])),
  };
}
