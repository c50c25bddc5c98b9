export { conformance, type ConformanceOptions } from './conformance';
export { fuzz, type Fuzzed } from './fuzz';
export { fuzzedEvent } from './fuzzed-event';
export { forEach } from './for-each';
export { kindTable } from './kind-table';
export { matrixTables, shortMatrix } from './matrix-tables';
export { destinationTable, readmeTables, withTables } from './readme-tables';
export { passingFaults, refusingFaults, sendUnderFaults } from './send-under-faults';
export { subjectOf } from './subject';
