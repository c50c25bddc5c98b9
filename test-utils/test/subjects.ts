import type { Destination } from '@sluice/kit/host';
import { simulators, type VendorSimulator } from '@sluice/simulators';
import { type Subject, subjectOf } from '../conformance/subject';
import { smallDestination, type Spoilt } from './small-destination';

/** A destination that conforms. */
export const good = smallDestination();

const { bloomreach = none() } = simulators;

/** What stands for all small vendors. */
export const simulator: VendorSimulator = { ...bloomreach, origins: () => ['https://small.example'] };

/** A destination over one of them. */
export function subject(destination: Destination): Subject {
  return subjectOf(destination, { simulator });
}

function none(): never {
  throw new Error('no simulator');
}

/** One that does not conform. */
export function spoilt(how: Spoilt): Subject {
  return subject(smallDestination(how));
}
