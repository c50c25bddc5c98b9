import { recentEvents } from '@sluice/events';
import { sampleEvents } from './sample-events';
import { passingFaults, refusingFaults, sendUnderFaults } from './send-under-faults';
import type { Subject } from './subject';

/** Whether every event ends with a true outcome while the vendor fails now and then. */
export async function checkFaults(subject: Subject, events = sampleEvents(400)): Promise<string[]> {
  const recent = recentEvents(events);
  const problems: string[] = [];
  for (const faults of [passingFaults, refusingFaults]) {
    problems.push(...(await sendUnderFaults(subject, recent, faults)).problems);
  }
  return problems;
}
