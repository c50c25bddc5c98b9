import type { ConfigurationProblem, Explanation, Subscription } from '@sluice/engine';
import type { Action, GlobalSetting } from '@sluice/kit/host';
import type { Configuration } from '@sluice/mapping-editor/preview';

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
export interface Opening {
  /** What to plan with; absent if the subscriptions cannot work. */
  readonly configuration?: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  /** The keys of settings that are missing or wrong and have a stand-in. */
  readonly standIns: readonly string[];
  /** All subscriptions, with presets as the user changed them; absent if they cannot be edited. */
  readonly subscriptions?: readonly Subscription[];
}

/** The status of an event: an outcome's, or `planned`. */
export type Status = Explanation['outcome']['status'];
