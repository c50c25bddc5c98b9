import { generateEvents, sdkEvents, type SpecEvent, specEvents } from '@sluice/events';

/** The spec's events and those of the SDKs. */
export const allSamples: readonly SpecEvent[] = [...specEvents, ...sdkEvents];

/** The spec's events, those of the SDKs, and this many generated ones, each kind in chronological order. */
export function sampleEvents(generated: number): readonly object[] {
  const visitors = Math.max(1, Math.ceil(generated / 25));
  return [...allSamples, ...generateEvents({ count: generated, visitors })];
}
