import { rules, told } from '@sluice/check';
import { findStale } from './find-stale';
import type { Exceptions, Subject } from './subject';

/** Whether triggers compile and name events of the spec. `ownEvents` names others that senders use. */
export function checkTriggers({ destination }: Subject, ownEvents: Exceptions = {}): string[] {
  const found = rules.triggers(destination).map((finding) => ({
    finding,
    event: /^No spec names the event "(.*)"\.$/.exec(finding.problem)?.[1],
  }));
  const isListed = (event: string | undefined) => event !== undefined && Object.hasOwn(ownEvents, event);
  return [
    ...found.filter(({ event }) => !isListed(event)).map(({ finding }) => told(finding)),
    ...findStale(
      'ownEvents',
      ownEvents,
      found.flatMap(({ event }) => event ?? []),
    ),
  ];
}
