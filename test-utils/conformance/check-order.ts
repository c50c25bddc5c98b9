import type { Pipeline } from '@sluice/engine';
import { generateEvents } from '@sluice/events';
import { nameEvent } from './name-event';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/**
 * Whether the requests, read in order, contain each visitor's events in chronological order; and whether events in different
 * requests share an identifier, without which nothing keeps those requests from being sent in parallel.
 */
export function checkOrder(subject: Subject): string[] {
  const events = [...generateEvents({ count: 500, visitors: 20 })];
  return settingVariants(subject).flatMap(({ name, pipeline }, index) =>
    outOfOrder(pipeline, index === 0 ? events : events.slice(0, 150)).map((problem) => `With ${name}, ${problem}`),
  );
}

interface Seen {
  readonly index: number;
  readonly draft: number;
}

function outOfOrder(pipeline: Pipeline, events: readonly { readonly anonymousId?: string }[]): string[] {
  const { drafts, events: planned } = pipeline.plan(events);
  const newest = new Map<string, Seen>();
  const problems: string[] = [];
  const peopleOf = (index: number): readonly string[] => {
    const own = planned[index];
    return own && 'people' in own ? own.people : [];
  };
  for (const [draft, { parts }] of drafts.entries()) {
    for (const { event: index } of parts) {
      const visitor = events[index]?.anonymousId ?? '';
      const last = newest.get(visitor);
      newest.set(visitor, { index, draft });
      if (!last || last.index === index) continue;
      const names = `${nameEvent(events[last.index])} and ${nameEvent(events[index])} of one visitor`;
      if (last.index > index) {
        problems.push(`${names} stand in the wrong order, in the requests ${last.draft + 1} and ${draft + 1}.`);
      } else if (last.draft !== draft && !peopleOf(last.index).some((person) => peopleOf(index).includes(person))) {
        problems.push(
          `${names} share no field of the category "identifier", so their requests may overtake each other. Read an ID that ` +
            'both have into a table that is not sent.',
        );
      }
    }
  }
  return problems;
}
