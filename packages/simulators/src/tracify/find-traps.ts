import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../is-object';
import type { LimitedMap } from '../limited-map';
import type { DroppedItem } from '../vendor-simulator';
import type { KnownIdentities } from './known-identities';

type Members = Readonly<Record<string, unknown>>;

/** What Tracify knows besides the request. */
export interface Memory {
  /** The event that had this `order_id` or `conversion_id`. */
  readonly received: LimitedMap<string, unknown>;
  readonly identities: KnownIdentities;
}

const known = ['url', 'customer_site_id', 'identity_data', 'datetime', 'type', 'data'];

/** What goes wrong with events to which Tracify answers `status: true`. */
export function findTraps(events: readonly unknown[], { received, identities }: Memory, at: Date): DroppedItem[] {
  return events.flatMap((item, index) => {
    if (!isObject(item)) return [];
    const data = isObject(item.data) ? item.data : {};
    const reasons = [
      ...findInEvent(item, at),
      ...findInIdentity(item.identity_data, identities),
      ...findInData(data, item.type),
      ...findPersonal(item),
      ...findRepeated(item, data, received),
    ];
    return reasons.map((reason) => ({ reason, index, item }));
  });
}

// S: the IDs are there "for purposes of deduplication". SDK: a repeated one changes nothing, and of each order one survey counts.
// They exist so that the same event can be sent again.
function findRepeated(item: Members, data: Members, received: Memory['received']): string[] {
  const type = String(item.type);
  const name = { purchase: 'order_id', conversion: 'conversion_id', postpurchasesurvey: 'order_id' }[type];
  return [name ?? '']
    .filter((own) => own in data)
    .flatMap((own) => {
      const key = `${type} ${String(data[own])}`;
      if (!received.has(key)) {
        received.set(key, item);
        return [];
      }
      return isDeepStrictEqual(received.get(key), item) ? [] : [`Another event with this ${own} was received before`];
    });
}

function findInEvent({ url, datetime, type, ...more }: Members, at: Date): string[] {
  return [
    // S: "domain + path"; the parameters are keys of `data`.
    ...(/[?#]/.test(String(url)) ? ['url is more than domain and path'] : []),
    ...(/^https?:\/\/[^/\s]+/.test(String(url)) ? [] : ['url has no domain']),
    // S: the time of the event. Assumed: without it, the time of arrival.
    ...(datetime === undefined ? ['Without datetime the event is of now'] : findInTime(String(datetime), at)),
    // SDK: an event without a type is a page view, whose kind is derived from its address.
    ...(type === undefined && isObject(more.data) && ('order_id' in more.data || 'conversion_id' in more.data)
      ? ['Without type the event is a view of a page']
      : []),
    ...Object.keys(more)
      .filter((key) => !known.includes(key))
      .map((key) => `Tracify does not know ${key} and ignores it`),
  ];
}

/** How far clocks may differ. */
const aheadMilliseconds = 10 * 60_000;

// S: "This must be sent in UTC". Assumed: a time ahead of the clock is some place's local time.
function findInTime(datetime: string, at: Date): string[] {
  const written = `${datetime.replace(' ', 'T')}.000Z`;
  const time = new Date(written);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== written) return ['datetime is not a time'];
  return time.getTime() > at.getTime() + aheadMilliseconds ? ['datetime is in the future: is it in UTC?'] : [];
}

// S: keys are "hashed identity data"; all known clients use SHA-256.
function findInIdentity(identity: unknown, identities: KnownIdentities): string[] {
  const found = Object.entries(isObject(identity) ? identity : {}).flatMap(([key, given]) =>
    /^[\da-f]{64}$/.test(key) ? identities.findFaults(key, given) : ['identity_data has a key that is not a hash'],
  );
  return [...new Set(found)];
}

function findInData(data: Members, type: unknown): string[] {
  const keys = Object.keys(data);
  const hasGap = keys.some((key) => {
    const [, name, number] = /^(ITEM|AMT|QTY)(\d+)$/.exec(key) ?? [];
    return name !== undefined && !(Number(number) === 1 || Object.hasOwn(data, `${name}${Number(number) - 1}`));
  });
  return [
    // S: the examples have scheme and host, like the Origin header. GTM sends only the host. Assumed: that is not understood.
    ...(/^https?:\/\/[^/?#]+$/.test(String(data.origin)) ? [] : ['origin is not scheme and host']),
    // S: "Pass each URL parameter as its own key".
    ...(Object.hasOwn(data, 'url_parameters') ? ['url_parameters is not a key: each parameter is one'] : []),
    // S: capitalised.
    ...(keys.some((key) => key !== 'Referer' && /^referr?er$/i.test(key)) ? ['The referrer is called Referer'] : []),
    // S: "For additional items pass as ITEM2, ITEM3 and so on".
    ...(hasGap ? ['The products are numbered with a gap'] : []),
    // S, SDK: all printed ones are. Assumed: others are not understood.
    ...(keys.some((key) => /^QTY\d+$/.test(key) && !/^\d+$/.test(String(data[key])))
      ? ['A quantity is not a whole number']
      : []),
    // S: "the full URL (domain + path)".
    ...(/[?#]/.test(String(data.Referer ?? '')) ? ['Referer is more than domain and path'] : []),
    // S prints two decimals, SDK requires them.
    ...['amount', 'value']
      .filter((name) => ['purchase', 'conversion'].includes(String(type)) && typeof data[name] === 'string')
      .filter((name) => !/^-?\d+[.,]\d\d$/.test(String(data[name])))
      .map((name) => `${name} has not two decimals`),
  ];
}

// S: "You are required to anonymize any identifying information".
function findPersonal(event: Members): string[] {
  const text = JSON.stringify(event).replaceAll(/%(25)*40/gi, '@');
  return /[\w.+-]@[\w-]+\.\w/.test(text) ? ['It holds an email address that is not anonymized'] : [];
}
