import { sampleEvents } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** Whether each channel finds as many items in a request's body as it put there. */
export function checkBodies(subject: Subject, events = sampleEvents(200)): string[] {
  const problems = settingVariants(subject).flatMap(({ name, pipeline }) =>
    pipeline.plan(events).drafts.flatMap(({ channel, parts, request: { url, json } }) => {
      const made = parts.reduce((count, part) => count + part.items.length, 0);
      const found = channel.itemsIn?.(json).length ?? 1;
      const { host } = new URL(url);
      return found === made ? [] : [`With ${name}, a request to ${host} has ${made} items; itemsIn finds ${found}.`];
    }),
  );
  return [...new Set(problems)];
}
