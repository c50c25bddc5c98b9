import { validateHeaderName, validateHeaderValue } from 'node:http';
import {
  bodyBytes,
  type Draft,
  isAddressOf,
  limitsOf,
  parseUrl,
  type PreparedSettings,
  type Request,
} from '@sluice/kit/host';

/** What would keep a drafted request from being sent, or the vendor from taking it: size, address, headers. */
export function findRequestFaults({ channel, parts, request }: Draft, settings: PreparedSettings): string[] {
  const { visible, all } = settings;
  const limits = limitsOf(channel, visible);
  const items = parts.flatMap((part) => part.items);
  const bytes = bodyBytes(request);
  return [
    ...over('items in a request', items.length, limits.items),
    ...over('bytes in a request', bytes, limits.bytes),
    ...items.flatMap((item) => {
      if (limits.bytesPerItem === undefined) return [];
      return over(
        'bytes in a request with one item',
        bodyBytes(channel.request([item.value], all)),
        limits.bytesPerItem,
      );
    }),
    ...(items.length === 0 ? ['a request without items'] : []),
    ...(isAddressOf(channel, request.url, settings) ? [] : ['an address that its channel does not say']),
    ...findUnsendable(request),
    ...findMisnamed(request),
  ];
}

/** A Content-Type that does not match the body. Without one, every host calls the body JSON. */
function findMisnamed({ headers, json, form, ndjson }: Request): string[] {
  const [, type = 'application/json'] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const isMisnamed =
    (json !== undefined && !/json/i.test(type)) ||
    (form !== undefined && !/x-www-form-urlencoded/i.test(type)) ||
    (ndjson !== undefined && !/json/i.test(type));
  return isMisnamed ? [`a body whose Content-Type says ${type}, which it is not`] : [];
}

function over(what: string, count: number, limit: number | undefined): string[] {
  return limit !== undefined && count > limit ? [`${count} ${what}, of ${limit} at the most`] : [];
}

function findUnsendable({ url, headers }: Request): string[] {
  const faults = parseUrl(url) && /^https?:/.test(url) ? [] : [`the address ${url}`];
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      // Not the value: it may be a credential.
      faults.push(`a header "${name}" that HTTP does not allow`);
    }
  }
  return faults;
}
