import { rememberNames } from '@sluice/kit/host';

/** How many of a request's items are one job's. */
export interface Share {
  readonly jobId: number;
  readonly count: number;
}

/**
 * What a request says of itself, in the `userId` of its REST object, which rudder-server keeps and sends to nobody:
 * `sluice batch 12:6 13:1`.
 */
export interface Mark {
  /** The channel's name. */
  readonly channel: string;
  /** In the order of the items; none where jobs have no ids. */
  readonly shares: readonly Share[];
}

const form = /^sluice (\S+)((?: \d{1,16}:\d{1,6})*)$/;

export function writeMark({ channel, shares }: Mark): string {
  let text = beginningFor(channel);
  for (const { jobId, count } of shares) text += ` ${jobId}:${count}`;
  return text;
}

const beginningFor = rememberNames((channel) => `sluice ${encodeURIComponent(channel)}`);

/** Reads what `writeMark` wrote; undefined where it did not write this. */
export function readMark(text: string): Mark | undefined {
  const [, name, list = ''] = form.exec(text) ?? [];
  const channel = name === undefined ? undefined : decode(name);
  if (channel === undefined) return undefined;
  const shares = [...list.matchAll(/(\d+):(\d+)/g)].map(([, jobId, count]) => {
    return { jobId: Number(jobId), count: Number(count) };
  });
  return { channel, shares };
}

function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
