export { type CapturedEvent, capturedEvents } from './captured-events';
export { generateEvents, type GenerateEventsOptions } from './generate-events';
export { Random } from './random';
export { recentEvents } from './recent-events';
export { samplesOf } from './samples-of';
export { sdkEvents } from './sdk-events';
export type { SpecEvent } from './spec-event';
export { testData, type TestDataOptions } from './test-data';
export { specEvent, specEvents } from './spec-events';
