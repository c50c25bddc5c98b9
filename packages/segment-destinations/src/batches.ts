import { bodyBytes, isObject } from '@sluice/kit/host';
import type { SegmentAction } from './definition';
import type { Performed } from './data-of';

type Payload = Performed['payload'];

/** Segment's limits for an action that declares none. */
const defaultBatchSize = 1000;
const defaultBatchBytes = 4_000_000;

/** How many events an action accepts at once, unless a mapping asks for fewer. */
export function batchSizeOf(action: SegmentAction): number {
  return numberIn(defaultOf(action, 'batch_size')) ?? defaultBatchSize;
}

/** The values that the events of one batch must have in common. */
export function batchKeyOf(action: SegmentAction, payload: Payload): string {
  const keys = payload.batch_keys ?? defaultOf(action, 'batch_keys');
  return Array.isArray(keys) ? JSON.stringify(keys.map((key) => payload[String(key)] ?? null)) : '';
}

/** Divides the items, in order, into batches within the limits of their payload (`batch_size`, `batch_bytes`). */
export function batchesOf(action: SegmentAction, items: readonly Performed[]): Performed[][] {
  const payload: Payload = items[0]?.payload ?? {};
  const mostItems = numberIn(payload.batch_size) ?? batchSizeOf(action);
  const mostBytes = numberIn(payload.batch_bytes) ?? numberIn(defaultOf(action, 'batch_bytes')) ?? defaultBatchBytes;
  const batches: Performed[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bodyBytes({ json: item.payload });
    const last = batches.at(-1);
    if (last && last.length < mostItems && bytes + size <= mostBytes) {
      last.push(item);
      bytes += size;
    } else {
      batches.push([item]);
      bytes = size;
    }
  }
  return batches;
}

function defaultOf({ fields }: SegmentAction, key: string): unknown {
  const field = fields?.[key];
  return isObject(field) ? field.default : undefined;
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 ? Math.floor(value) : undefined;
}
