import type { Destination } from '@sluice/kit/host';
import { type Subject, subjectOf } from '../conformance/subject';
import { smallDestination, type Spoilt } from './small-destination';

/** A destination that conforms. */
export const good = smallDestination();

/** A destination over the vendor whose simulator stands for all small ones. */
export function subject(destination: Destination): Subject {
  return subjectOf(destination, { simulator: 'bloomreach' });
}

/** One that does not conform. */
export function spoilt(how: Spoilt): Subject {
  return subject(smallDestination(how));
}
