export { conformance, type ConformanceOptions } from './conformance';
export { fuzz, type Fuzzed } from './fuzz';
export { fuzzedEvent } from './fuzzed-event';
export { forEach } from './for-each';
export { passingFaults, refusingFaults, sendUnderFaults } from './send-under-faults';
export { subjectOf } from './subject';
