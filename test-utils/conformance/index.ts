export { conformance, type ConformanceOptions } from './conformance';
