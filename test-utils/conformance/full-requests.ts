import type { Pipeline } from '@sluice/engine';
import type { Channel } from '@sluice/kit/host';
import { specEvents } from '@sluice/events';

export interface OfChannel {
  readonly channel: Channel;
  readonly event: object;
}

/** For each channel, the first of the spec's events that it takes alone. */
export function oneOfEachChannel(pipeline: Pipeline): OfChannel[] {
  const events = new Map<Channel, object>();
  for (const event of specEvents) {
    const { drafts } = pipeline.plan([event]);
    for (const { channel } of drafts) {
      if (!events.has(channel)) events.set(channel, event);
    }
  }
  return [...events].map(([channel, event]) => ({ channel, event }));
}

/** So many copies of an event, each a message and a visit of its own. */
export function manyOf(event: object, count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...event, messageId: `copy-${index}` }));
}

/** Copies with a long text where a vendor may take it from, each of a share of so many bytes; an umlaut has two. */
export function fillers(event: object, bytes: number, shares: readonly number[]): object[] {
  return shares.map((share, index) => {
    const filler = { filler: 'ü'.repeat(Math.floor((bytes * share) / 2)) };
    const { properties, traits }: { properties?: object; traits?: object } = event;
    return {
      ...event,
      messageId: `copy-${index}`,
      properties: { ...properties, ...filler },
      ...(traits && { traits: { ...traits, ...filler } }),
    };
  });
}
