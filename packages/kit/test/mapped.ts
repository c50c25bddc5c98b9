import { transform } from '@segment/actions-core/mapping-kit';

/** What Segment makes of an event under a mapping. */
export function mapped(mapping: Readonly<Record<string, unknown>>, event: object): Record<string, unknown> {
  const [given, data] = [mapping, event] as unknown as Parameters<typeof transform>;
  return transform(given, data);
}
