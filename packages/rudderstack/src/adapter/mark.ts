/** How many of a request's items are one job's. */
export interface Share {
  readonly jobId: number;
  readonly count: number;
}

/** Which of an event's requests one is. */
export interface EventPart {
  /** From 1. */
  readonly number: number;
  /** How many the event has. */
  readonly total: number;
  /** The same for all requests of the event: 32 hexadecimal digits. */
  readonly event: string;
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
  /** Where its event has several requests. */
  readonly part?: EventPart;
}

const form = /^sluice (\S+)((?: \d{1,16}:\d{1,6})*)(?: part (\d{1,6}) of (\d{1,6}) ([0-9a-f]{32}))?$/;

export function writeMark({ channel, shares, part }: Mark): string {
  const words = ['sluice', encodeURIComponent(channel), ...shares.map(({ jobId, count }) => `${jobId}:${count}`)];
  if (part) words.push(`part ${part.number} of ${part.total} ${part.event}`);
  return words.join(' ');
}

/** Reads what `writeMark` wrote; undefined where it did not write this. */
export function readMark(text: string): Mark | undefined {
  const [, name, list = '', number, total, event] = form.exec(text) ?? [];
  const channel = name === undefined ? undefined : decode(name);
  if (channel === undefined) return undefined;
  const shares = [...list.matchAll(/(\d+):(\d+)/g)].map(([, jobId, count]) => {
    return { jobId: Number(jobId), count: Number(count) };
  });
  if (event === undefined) return { channel, shares };
  return { channel, shares, part: { number: Number(number), total: Number(total), event } };
}

function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
