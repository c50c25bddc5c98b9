export { generateEvents } from './generate-events';
export type { GenerateEventsOptions } from './generate-events';
export type { SpecEvent } from './spec-event';
export { specEvent, specEvents } from './spec-events';
