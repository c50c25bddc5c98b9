import { compact } from '@sluice/kit';

/**
 * What Blueshift reads as the event itself: https://developer.blueshift.com/reference/post_api-v1-event. All attributes stand
 * side by side, so a property of such a name would be taken for it.
 */
const reserved =
  /^(?:event|event_uuid|timestamp|customer_id|email|cookie|group_id|anonymous_id|ip|os_name|network_carrier|latitude|longitude|device_(?:id|type|tokens?|idfa|idfv|manufacturer))$/;

/** Blueshift keeps names that begin so for itself: https://help.blueshift.com/hc/en-us/articles/115002714773 */
const vendorsOwn = /^_?bsft_/;

/** The attributes without empty ones and without those that are not an event's own to set; a note tells which those are. */
export function ownAttributes(
  attributes: Readonly<Record<string, unknown>>,
  event: Readonly<Record<string, unknown>>,
  note: (text: string) => void,
): Record<string, unknown> {
  const isOwn = (name: string) => !reserved.test(name) && !vendorsOwn.test(name);
  const all = Object.entries(compact(attributes));
  const leftOut = all.filter(([name, value]) => !isOwn(name) && value !== event[name]).map(([name]) => name);
  if (leftOut.length > 0) note(`Left out, for Blueshift would take them for its own: ${leftOut.join(', ')}.`);
  return Object.fromEntries(all.filter(([name]) => isOwn(name)));
}
