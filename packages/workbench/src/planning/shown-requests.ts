import { type Draft, type PreparedSettings, requestOf } from '@sluice/kit/host';
import type { ShownRequest } from './planner';

/** The requests of a plan as they are shown: made once more from settings in which each secret's name stands for it. */
export function shownRequests(drafts: readonly Draft[], settings: PreparedSettings): ShownRequest[] {
  return drafts.map(({ channel, parts }) => {
    const { method, url, headers, json } = requestOf(channel, parts, settings);
    return {
      method,
      url: url.replaceAll(/%7B%7B(\w+)%7D%7D/g, '{{$1}}'),
      headers,
      ...(json !== undefined && { json }),
    };
  });
}
