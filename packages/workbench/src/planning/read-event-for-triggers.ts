import type { compileTrigger } from '@sluice/engine';

type Event = Parameters<ReturnType<typeof compileTrigger>['isFor']>[0];

/** The event, where it is one that a trigger can be asked about. */
export function readEventForTriggers(value: unknown): Event | undefined {
  const isEvent = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
  return isEvent ? (value as Event) : undefined;
}
