import type { Pipeline } from '@sluice/engine';
import type { Channel, Limits } from '@sluice/kit/host';
import { findRequestFaults } from './find-request-faults';
import { nameEvent } from './name-event';
import { oneOfEachAction } from './one-of-each-action';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

const mostCopies = 2_500;
/** Of the bytes that one request may have. */
const shares = [0.3, 0.01, 0.6, 0.45, 0.2, 0.2, 0.2, 0.2, 0.05, 0.9, 1.1, 0.5, 0.5, 0.02];

/** Whether requests keep the limits of their channel where there are many events, and where there are large ones. */
export function checkLimits(subject: Subject): string[] {
  return settingVariants(subject).flatMap(({ name, pipeline }, index) =>
    oneOfEachChannel(pipeline).flatMap(({ event, limits: { items = 0, bytes = 0, bytesPerItem = bytes } }) => {
      // Large events take long to make.
      const sizes = new Set(index === 0 ? [bytes, bytesPerItem] : []);
      const lists = [
        copies(event, Math.min(items * 2 + 1, mostCopies)),
        ...[...sizes].filter((limit) => limit > 0).map((limit) => swollen(event, limit)),
      ];
      return lists.flatMap((events) =>
        faultsOf(pipeline, events).map((fault) => `With ${name}, many times ${nameEvent(event)} make ${fault}.`),
      );
    }),
  );
}

function oneOfEachChannel(pipeline: Pipeline): { readonly event: object; readonly limits: Limits }[] {
  const events = new Map<Channel, object>();
  for (const event of oneOfEachAction(pipeline)) {
    const channel = pipeline.plan([event]).drafts[0]?.channel;
    if (channel && !events.has(channel)) events.set(channel, event);
  }
  const { visible } = pipeline.settings;
  return [...events].map(([{ limits }, event]) => ({
    event,
    limits: typeof limits === 'function' ? limits(visible) : limits,
  }));
}

function copies(event: object, count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...event, messageId: `copy-${index}` }));
}

/** Copies with a long text where a vendor may take it from; an umlaut has two bytes. */
function swollen(event: object, bytes: number): object[] {
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

function faultsOf(pipeline: Pipeline, events: readonly object[]): string[] {
  const { drafts } = pipeline.plan(events);
  return [...new Set(drafts.flatMap((draft) => findRequestFaults(draft, pipeline.settings)))];
}
