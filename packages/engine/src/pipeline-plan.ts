import type { Outcome, Plan } from '@sluice/kit/host';

/** A plan, and the keys of the actions that each event triggered. */
export interface PipelinePlan extends Plan {
  readonly actions: readonly (readonly string[])[];
}

/** What a plan takes into account in addition to the events. */
export interface PlanOptions {
  /** May settle an event, by its place in the list, before anything else looks at it. */
  readonly refuse?: (event: unknown, place: number) => Outcome | undefined;
  /** Whether the event at this place shares no request with others. */
  readonly isAlone?: (place: number) => boolean;
  /**
   * Milliseconds since 1970. Events that are too old for their channel at this time are rejected; those more than a year ahead of it
   * get a note. `deliver` checks the age again when it sends.
   */
  readonly now?: number;
}
