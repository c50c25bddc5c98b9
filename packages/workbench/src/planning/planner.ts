import type { ConfigurationProblem, Subscription } from '@sluice/engine';
import type { Action, GlobalSetting, Outcome } from '@sluice/kit/host';

/** A destination as plain data. */
export interface Definition {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly settings: Readonly<Record<string, GlobalSetting>>;
  readonly actions: Readonly<Record<string, Pick<Action, 'title' | 'description' | 'fields' | 'defaultSubscription'>>>;
  readonly presets: readonly Subscription[];
}

/** Whether a destination can be planned for, and what is wrong with what the user wrote. */
export interface EntryState {
  readonly problems: readonly ConfigurationProblem[];
  /** Keys of the settings that it is planned with in place of what is missing or wrong. */
  readonly standIns: readonly string[];
  /** All of them, the presets as the user changed them. As they last could be read, where they cannot. */
  readonly subscriptions: readonly Subscription[];
}

export type Status = Outcome['status'] | 'planned';

/** What becomes of each of many events at one destination, by the event's place. */
export interface Batch {
  /** Names of subscriptions, joined where there are several; empty where there is none. */
  readonly subscriptions: readonly string[];
  readonly statuses: readonly Status[];
  /** Why, where there is something to say: the outcome's message, or the notes. */
  readonly reasons: readonly string[];
  /** Who must act, where somebody must. */
  readonly fixes: readonly string[];
  /** How many requests the events would take, sent together. */
  readonly requests: number;
}

/** What an edit changes for one event at one destination. */
export interface Change {
  readonly event: number;
  readonly before: Status;
  readonly after: Status;
  /** Places in the requests, with what stands there before and after; undefined for nothing. */
  readonly values: readonly { readonly at: string; readonly before: unknown; readonly after: unknown }[];
}

export interface Comparison {
  readonly events: number;
  readonly changed: number;
  /** The first ones. */
  readonly changes: readonly Change[];
  /** Where the outcome changes: from what to what, and for how many events. */
  readonly outcomes: readonly { readonly before: Status; readonly after: Status; readonly events: number }[];
  /** Of events that are sent before and after: by place in the requests for how many it changes, the most first. */
  readonly places: readonly { readonly at: string; readonly events: number }[];
}
