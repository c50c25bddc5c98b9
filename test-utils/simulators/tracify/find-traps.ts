import { isObject } from '@sluice/kit';
import type { DroppedItem } from '../vendor-simulator';

type Members = Readonly<Record<string, unknown>>;

const known = ['url', 'customer_site_id', 'identity_data', 'datetime', 'type', 'data'];

/** What goes wrong with events that Tracify answers with `status: true`. */
export function findTraps(events: readonly unknown[]): DroppedItem[] {
  const received = new Set<string>();
  return events.filter(isObject).flatMap((item) => {
    const data = isObject(item.data) ? item.data : {};
    const reasons = [...findInEvent(item), ...findInData(data), ...findPersonal(item), ...findRepeated(data, received)];
    return reasons.map((reason) => ({ reason, item }));
  });
}

// S: the IDs are there "for purposes of deduplication". SDK: a repeated one changes nothing.
function findRepeated(data: Members, received: Set<string>): string[] {
  const ids = ['order_id', 'conversion_id']
    .filter((name) => name in data)
    .map((name) => `${name} ${String(data[name])}`);
  const repeated = ids.filter((id) => received.has(id));
  for (const id of ids) received.add(id);
  return repeated.map((id) => `This ${id} was received before`);
}

function findInEvent({ url, datetime, identity_data: identity, ...more }: Members): string[] {
  return [
    // S: "domain + path"; the parameters are keys of `data`.
    ...(/[?#]/.test(String(url)) ? ['url is more than domain and path'] : []),
    ...(Number.isNaN(Date.parse(`${String(datetime).replace(' ', 'T')}Z`)) ? ['datetime is no time'] : []),
    // S: keys are "hashed identity data"; all known clients make SHA-256.
    ...Object.keys(isObject(identity) ? identity : {})
      .filter((key) => !/^[\da-f]{64}$/.test(key))
      .map(() => 'identity_data has a key that is no hash'),
    ...Object.keys(more)
      .filter((key) => !known.includes(key))
      .map((key) => `Tracify does not know ${key} and ignores it`),
  ];
}

function findInData(data: Members): string[] {
  const keys = Object.keys(data);
  const hasGap = keys.some((key) => {
    const [, name, number] = /^(ITEM|AMT|QTY)(\d+)$/.exec(key) ?? [];
    return name !== undefined && !(Number(number) === 1 || Object.hasOwn(data, `${name}${Number(number) - 1}`));
  });
  return [
    // S: the examples have scheme and host, as the Origin header. GTM sends the host alone. Assumed: it is not understood.
    ...(/^https?:\/\/[^/?#]+$/.test(String(data.origin)) ? [] : ['origin is not scheme and host']),
    // S: "Pass each URL parameter as its own key".
    ...(Object.hasOwn(data, 'url_parameters') ? ['url_parameters is no key: each parameter is one'] : []),
    // S: with a capital.
    ...(keys.some((key) => key !== 'Referer' && /^referr?er$/i.test(key)) ? ['The referrer is called Referer'] : []),
    // S: "For additional items pass as ITEM2, ITEM3 and so on".
    ...(hasGap ? ['The products are numbered with a gap'] : []),
    // S: "the full URL (domain + path)".
    ...(/[?#]/.test(String(data.Referer ?? '')) ? ['Referer is more than domain and path'] : []),
  ];
}

// S: "You are required to anonymize any identifying information".
function findPersonal(event: Members): string[] {
  const text = JSON.stringify(event).replaceAll(/%(25)*40/gi, '@');
  return /[\w.+-]@[\w-]+\.\w/.test(text) ? ['It holds an e-mail address that is not anonymized'] : [];
}
