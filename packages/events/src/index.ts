export { capturedEvents } from './captured-events';
export type { CapturedEvent } from './captured-events';
export { generateEvents } from './generate-events';
export type { GenerateEventsOptions } from './generate-events';
export { recentEvents } from './recent-events';
export { sdkEvents } from './sdk-events';
export type { SpecEvent } from './spec-event';
export { testData, type TestDataOptions } from './test-data';
export { specEvent, specEvents } from './spec-events';
