import { rememberNames } from '@sluice/kit/host';

/** How many of a request's items belong to one job. */
export interface Share {
  readonly jobId: number;
  readonly count: number;
}

/**
 * What a request records about itself in the `userId` of its REST object, which rudder-server keeps but never sends to a vendor:
 * `sluice batch 12:6 13:1`.
 */
export interface Mark {
  /** The channel's name. */
  readonly channel: string;
  /** In the order of the items; empty if a job has no id. */
  readonly shares: readonly Share[];
}

const form = /^sluice (\S+)((?: \d{1,16}:\d{1,6})*)$/;

export function writeMark({ channel, shares }: Mark): string {
  let text = beginningFor(channel);
  for (const { jobId, count } of shares) text += ` ${jobId}:${count}`;
  return text;
}

const beginningFor = rememberNames((channel) => `sluice ${encodeURIComponent(channel)}`);

/** Reads what `writeMark` wrote; undefined for any other text. */
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
