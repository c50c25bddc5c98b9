/** The sets of sample events, with their titles. */
export const sampleTitles = {
  spec: 'One customer’s journey: every event of the spec',
  day: 'A day in a shop: 500 events',
  week: 'A week in a shop: 5,000 events',
  captured: 'What real SDKs send',
} as const;

/** The name of a set. */
export type SampleName = keyof typeof sampleTitles;

/** Sample events as if they had just happened: vendors that record everything as happening now do not accept old ones. */
export async function sampleEvents(name: SampleName): Promise<object[]> {
  const { capturedEvents, generateEvents, recentEvents, specEvents } = await import('@sluice/events');
  const samples: Readonly<Record<SampleName, () => readonly object[]>> = {
    spec: () => specEvents,
    day: () => [...generateEvents({ count: 500 })],
    week: () => [...generateEvents({ count: 5000 })],
    captured: () => capturedEvents().map(({ event }) => event),
  };
  return recentEvents(samples[name]());
}
