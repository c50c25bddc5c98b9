import type { Pipeline, PipelinePlan } from '@sluice/engine';
import type { Channel } from '@sluice/kit/host';
import { findDifference } from './find-difference';
import { nameEvent } from './name-event';
import { sampleEvents } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** Whether an event comes to the same in a list as alone: the same items in the same order, or the same outcome. */
export function checkBatches(subject: Subject): string[] {
  return settingVariants(subject).flatMap(({ name, pipeline }, index) =>
    differing(pipeline, sampleEvents(index === 0 ? 200 : 0)).map((problem) => `With ${name}, ${problem}`),
  );
}

function differing(pipeline: Pipeline, events: readonly object[]): string[] {
  const channels = new Map<Channel, number>();
  const together = itemsByEvent(pipeline.plan(events), channels);
  return events.flatMap((event, index) => {
    const alone = itemsByEvent(pipeline.plan([event]), channels);
    const difference = findDifference(together(index), alone(0));
    return difference === undefined
      ? []
      : [`${nameEvent(event)} is another thing in a list than alone: ${difference}.`];
  });
}

/** What a plan contains for the event at a position. */
function itemsByEvent({ drafts, outcomes }: PipelinePlan, channels: Map<Channel, number>): (index: number) => object {
  const items = new Map<number, object[]>();
  for (const { channel, parts } of drafts) {
    const number = channels.get(channel) ?? channels.size;
    channels.set(channel, number);
    for (const part of parts) {
      const own = part.items.map(({ value, occurredAt }) => ({ value, occurredAt, channel: number }));
      items.set(part.event, [...(items.get(part.event) ?? []), ...own]);
    }
  }
  return (index) => ({ items: items.get(index) ?? [], outcome: outcomes[index] });
}
