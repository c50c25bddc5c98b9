import type { Pipeline } from '@sluice/engine';
import type { Channel } from '@sluice/kit/host';
import { specEvents } from '@sluice/events';

export interface OfChannel {
  readonly channel: Channel;
  readonly event: object;
}

/** For each channel, the first of the spec's events that it accepts on its own. */
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

/** This many copies of an event, each a message and a visit of its own. */
export function manyOf(event: object, count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...event, messageId: `copy-${index}` }));
}

/** Makes an event longer by a text of this many bytes. */
export type Filler = (event: object, bytes: number) => object;

/** Per member: a vendor may not accept longer ones. */
const mostOfMember = 8_000;

/** Long texts in members that no field knows, which a vendor may accept; an umlaut has two bytes. */
const fill: Filler = (event, bytes) => {
  const lengths = Array.from({ length: Math.ceil(bytes / mostOfMember) }, (_, index) =>
    Math.min(mostOfMember, bytes - index * mostOfMember),
  );
  const filler = Object.fromEntries(
    lengths.map((length, index) => [`filler_${index}`, 'ü'.repeat(Math.floor(length / 2))]),
  );
  const { properties, traits }: { properties?: object; traits?: object } = event;
  return {
    ...event,
    properties: { ...properties, ...filler },
    ...(traits && { traits: { ...traits, ...filler } }),
  };
};

/**
 * What makes the requests of an event longer: further members or, for a vendor that accepts only named ones, one of the texts it
 * has. Undefined if nothing does.
 */
export function fillerOf(event: object, sizeOf: (events: readonly object[]) => number): Filler | undefined {
  const usual = sizeOf([event]);
  const texts = textPathsIn(event).map(
    (path): Filler =>
      (one, bytes) =>
        lengthened(one, path, bytes) as object,
  );
  return [fill, ...texts].find((filler) => sizeOf([filler(event, 200)]) >= usual + 200);
}

/** Copies, each made longer by its share of this many bytes. */
export function fillers(event: object, bytes: number, shares: readonly number[], filler = fill): object[] {
  return shares.map((share, index) => ({ ...filler(event, bytes * share), messageId: `copy-${index}` }));
}

type Path = readonly string[];

/** The name of the event is no place for a long text. */
const names = new Set(['type', 'event', 'messageId', 'channel', 'version']);

function textPathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return value.length > 0 && !names.has(path[0] ?? '') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textPathsIn(member, [...path, key]));
}

function lengthened(value: unknown, [key, ...rest]: Path, bytes: number): unknown {
  if (key === undefined) return `${String(value)}${'ü'.repeat(Math.floor(bytes / 2))}`;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = lengthened(copy[key], rest, bytes);
  return copy;
}
