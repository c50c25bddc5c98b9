import type { Pipeline } from '@sluice/engine';
import { specEvents } from '@sluice/events';
import { type Channel, limitsOf } from '@sluice/kit/host';
import { impatient } from './impatient';
import { nameEvent } from './name-event';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

const day = 86_400;
/** No vendor with a limit looks back further. */
const mostDays = 2 * 366;

/** Whether the vendor has a use for events as old as a channel allows, and whether older ones are not sent. */
export async function checkAge(subject: Subject): Promise<string[]> {
  const [{ pipeline }] = settingVariants(subject);
  return withSimulator(subject, async (simulator, transport) => {
    const problems: string[] = [];
    for (const [channel, events] of oneOfEachActionBy(pipeline)) {
      /** What happens to the event when it is this many seconds old. */
      const atAge = async (seconds: number, event = events[0]) => {
        simulator.clear();
        const old = { ...event, ...clocksAt(new Date(Date.now() - seconds * 1000)) };
        for await (const { isSent } of pipeline.deliver([old], { transport, ...impatient }))
          return { isSent, losses: [...new Set(simulator.dropped.map(({ reason }) => reason))] };
        return { isSent: false, losses: [] };
      };
      const { ageSeconds = Infinity } = limitsOf(channel, pipeline.settings.visible);
      if (ageSeconds !== Infinity && ageSeconds > mostDays * day)
        problems.push(`${channel.name} has an age of ${said(ageSeconds)}: is that in seconds?`);
      const usual = (await atAge(1)).losses;
      const ages = [1, 8, 31, 91, 366, 1000].map((days) => days * day).filter((age) => age < ageSeconds);
      for (const age of ageSeconds === Infinity ? ages : [...ages, ageSeconds - 60]) {
        for (const loss of (await atAge(age)).losses.filter((reason) => !usual.includes(reason)))
          problems.push(`${channel.name} sends events that are ${said(age)} old, to no purpose: ${loss}`);
      }
      // Each action gives its items their times itself.
      for (const event of ageSeconds === Infinity ? [] : events) {
        if (!(await atAge(ageSeconds + 60, event)).isSent) continue;
        const fix = 'give its items their `occurredAt`';
        problems.push(
          `${channel.name} sends ${nameEvent(event)} although it is older than it says (${said(ageSeconds)}): ${fix}.`,
        );
      }
    }
    return problems;
  });
}

/** For each channel, an event of each action that uses it. */
function oneOfEachActionBy(pipeline: Pipeline): ReadonlyMap<Channel, readonly object[]> {
  const events = new Map<Channel, Map<string, object>>();
  for (const event of specEvents) {
    const { drafts, actions } = pipeline.plan([event]);
    for (const { channel } of drafts) {
      const own = events.get(channel) ?? new Map<string, object>();
      events.set(channel, own);
      const action = actions[0]?.join(' ') ?? '';
      if (!own.has(action)) own.set(action, event);
    }
  }
  return new Map([...events].map(([channel, own]) => [channel, [...own.values()]]));
}

function clocksAt(time: Date): object {
  const at = time.toISOString();
  return { timestamp: at, originalTimestamp: at, sentAt: at, receivedAt: at };
}

function said(seconds: number): string {
  return seconds >= day ? `${Math.floor(seconds / day)} days` : `${Math.floor(seconds / 3600)} hours`;
}
