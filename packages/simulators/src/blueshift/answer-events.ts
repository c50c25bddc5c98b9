import { isObject } from '../is-object';
import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { refuse } from './refuse';
import { tooLarge } from './refuse-request';
import { schemas } from './schema';
import { compileValidation } from './validation';

type Event = Readonly<Record<string, unknown>>;

const validate = compileValidation(schemas.event);

export interface EventsAccount {
  readonly mostEvents: number;
  readonly findTraps: (event: Event, isBulk: boolean) => string[];
  /** Called for each accepted event; returns why it is of no use after the earlier ones. */
  readonly keep: (event: Event) => string[];
}

/** One event or a list: either all are accepted or none. */
export function answerEvents(
  request: VendorRequest,
  { mostEvents, findTraps, keep }: EventsAccount,
  refuseItem: () => boolean,
): VendorAnswer {
  const body = isObject(request.json) ? request.json : {};
  const isBulk = request.path.endsWith('/bulkevents');
  const events: unknown = isBulk ? body.events : [body];
  // OAS: `{ "events": […] }`. Assumed: the texts, and that an empty list is refused.
  if (!Array.isArray(events) || events.length === 0) {
    return refuse(request, { status: 400, json: { errors: [{ events: "can't be blank" }] } });
  }
  if (events.length > mostEvents) return refuse(request, tooLarge(`More than ${mostEvents} events`));
  const errors = events.map((event) => [
    ...validate(event),
    // RE: the text, whatever the reason.
    ...(refuseItem() ? [{ base: 'Validation failed' }] : []),
  ]);
  const refusedItems = errors.flatMap((found, index) => (found.length > 0 ? [index] : []));
  // Assumed: one bad event fails the whole call.
  if (refusedItems.length > 0) {
    return { ...refuse(request, { status: 400, json: { errors: errors.flat() } }), refusedItems };
  }
  const taken = events.filter(isObject);
  return {
    status: 200,
    // RE
    json: isBulk ? { status: 'ok', count: taken.length } : { status: 'OK' },
    accepted: taken.length,
    refused: 0,
    dropped: taken.flatMap((item, index) =>
      [...findTraps(item, isBulk), ...keep(item)].map((reason) => ({ reason, index, item })),
    ),
  };
}
