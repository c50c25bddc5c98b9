/** How many of a request's items are one job's. */
export interface Share {
  readonly jobId: number | undefined;
  readonly count: number;
}

const mark = 'sluice';

/**
 * The shares of a request's jobs, in the order of its items, as a text: `sluice 12:6 13:1`. It travels in the `userId` of the REST
 * object, which rudder-server keeps and sends to nobody.
 */
export function writeShares(shares: readonly Share[]): string {
  return [mark, ...shares.map(({ jobId, count }) => `${jobId}:${count}`)].join(' ');
}

/** Reads what `writeShares` wrote; undefined where it did not write this. */
export function readShares(text: unknown): readonly Share[] | undefined {
  if (typeof text !== 'string') return undefined;
  const [first, ...rest] = text.split(' ');
  if (first !== mark || rest.some((share) => !/^\d{1,16}:\d{1,6}$/.test(share))) return undefined;
  return rest.map((share) => {
    const [jobId, count] = share.split(':').map(Number);
    return { jobId, count: count ?? 0 };
  });
}
