export { conformance, type ConformanceOptions } from './conformance';
export { readmeTables, withTables } from './readme-tables';
