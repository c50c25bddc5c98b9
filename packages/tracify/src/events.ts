import { type AnswerTo, isObject, itemsUnder, reasonIn, rejected, type Verdict } from '@sluice/kit';
import { connection } from './connection';
import type { ServerEvent } from './server-event';

const origins = { production: 'https://api.tracify.ai', staging: 'https://devapi.tracify.ai' };

/**
 * The one endpoint, and what Tracify counts once: https://tracify.dev/events and
 * https://github.com/be-lenka/tracify-php-sdk/blob/73bf52c/docs/Api/EventsApi.md, made of its OpenAPI description. No limits are published; the bytes are our own caution.
 *
 * A refused request may have been recorded in part. Purchases and conversions can be sent again all the same, so they travel
 * by themselves: the refusal of a view then costs no order.
 */
export const events = connection.channel<ServerEvent>({
  name: 'events',
  origin: ({ environment }) => origins[environment],
  limits: ({ eventsPerRequest }) => ({ items: eventsPerRequest, bytes: 1_000_000 }),
  together: (event, { resendRefused }) => (!resendRefused && isCountedOnce(event) ? 'counted once' : ''),
  onRefusal: (items, { resendRefused }) => (resendRefused || items.every(isCountedOnce) ? 'split' : 'reject'),
  speaks: 'body',
  recognisesRepeats: isCountedOnce,
  request: (items, { environment, apiToken }) => ({
    method: 'POST',
    url: `${origins[environment]}/api/v1/events`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'tracify-token': apiToken },
    json: { events: items },
  }),
  itemsIn: itemsUnder('events'),
  outcomes: readStatus,
});

function isCountedOnce({ type }: Pick<ServerEvent, 'type'>): boolean {
  return type === 'purchase' || type === 'conversion';
}

/** A 200 says in its body whether the request was taken: `{ "status": boolean, "error"?: string }`. */
function readStatus({ status, json, items }: AnswerTo<ServerEvent>): Verdict | undefined {
  if (status !== 200 || !isObject(json)) return undefined;
  if (json.status === true) return { status: 'delivered' };
  if (json.status !== false) return undefined;
  const reason = (reasonIn(json) ?? 'without a reason').replace(/\.\s*$/, '');
  const message = `Tracify refused the request: ${reason}.`;
  // Assumed: no page says how a wrong key is answered.
  if (/tracify-token|api[ -]?(?:key|token)|unauthori[sz]ed|authenticat/i.test(reason))
    return rejected('settings', message);
  if (items.length === 1) return rejected('vendor', message);
  const fix = 'The setting "Send refused events again one by one" finds out which event it means.';
  // Whether the other events of the request were recorded is not published.
  return rejected('vendor', `${message} ${fix}`, { mayHaveArrived: true });
}
