import type { Session } from '../session';
import { UsageError } from '../usage-error';
import { eventSources } from './event-source';
import { readEvents } from './read-events';

const mostEvents = 100;

/** Reads the events of a few files. Throws if one cannot be read, or if there are too many events for a test. */
export async function readFewEvents(names: readonly string[], { io }: Session): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const read of readEvents(await eventSources(names, io))) {
    if ('problem' in read) throw new UsageError(`${read.source}, line ${read.line}: ${read.problem}`);
    events.push(read.event);
    if (events.length > mostEvents) {
      throw new UsageError(`"sluice try" takes at most ${mostEvents} events. Use "sluice send" for more.`);
    }
  }
  return events;
}
