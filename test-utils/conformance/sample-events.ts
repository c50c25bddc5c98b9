import { generateEvents, specEvents } from '../events';

/** The spec's events and so many generated ones, each kind in the order of time. */
export function sampleEvents(generated: number): readonly object[] {
  return [...specEvents, ...generateEvents({ count: generated, visitors: Math.max(1, Math.ceil(generated / 25)) })];
}
