import { type AnswerTo, isObject, itemsUnder, reasonIn, rejected, type Verdict } from '@sluice/kit';
import { connection } from './connection';
import type { ServerEvent } from './server-event';

const origins = { production: 'https://api.tracify.ai', staging: 'https://devapi.tracify.ai' };

/**
 * The only endpoint: https://tracify.dev/events and
 * https://github.com/be-lenka/tracify-php-sdk/blob/73bf52c/docs/Api/EventsApi.md, generated from its OpenAPI description.
 * No limits are published; the limit in bytes is our own caution.
 *
 * A request that is refused under a 200 may have been recorded in part. Purchases and conversions can be sent again anyway, because
 * Tracify counts each ID once. They travel apart from other events, so that a refused view costs no order.
 */
export const events = connection.channel<ServerEvent>({
  name: 'events',
  origin: ({ environment }) => origins[environment],
  limits: ({ eventsPerRequest }) => ({ items: eventsPerRequest, bytes: 1_000_000 }),
  together: (event, { resendRefused }) => (!resendRefused && isCountedOnce(event) ? 'counted once' : ''),
  onRefusal: (items, { resendRefused }, status) =>
    resendRefused || status >= 400 || items.every(isCountedOnce) ? 'split' : 'reject',
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

/** The body says whether the request was accepted: `{ "status": boolean, "error"?: string }`. Only a 200 is documented. */
function readStatus({ status, json, items }: AnswerTo<ServerEvent>): Verdict | undefined {
  if (status > 299 || !isObject(json)) return undefined;
  if (json.status === true) return { status: 'delivered' };
  if (json.status !== false) return undefined;
  const reason = (reasonIn(json) ?? 'without a reason').replace(/\.\s*$/, '');
  const message = `Tracify refused the request: ${reason}.`;
  // Assumed: no page documents the answer to a wrong key.
  if (/tracify-token|api[ -]?(?:key|token)|unauthori[sz]ed|authenticat/i.test(reason))
    return rejected('settings', message);
  if (items.length === 1) return rejected('vendor', message);
  const fix = 'The setting "Send refused events again one by one" finds out which event is meant.';
  // Whether the request's other events were recorded is not documented.
  return rejected('vendor', `${message} ${fix}`, { mayHaveArrived: true });
}
