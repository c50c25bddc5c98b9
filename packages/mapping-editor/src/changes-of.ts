import { isSame, type Subscription } from '@sluice/engine/language';

/** One difference from a preset, in the trigger or in a field. Undefined means that the field is not mapped. */
export interface Change {
  /** The field's key; undefined for the trigger. */
  readonly field?: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** How a subscription differs from its preset. */
export function changesOf(subscription: Subscription, preset: Subscription): Change[] {
  const trigger = { before: preset.subscribe, after: subscription.subscribe };
  const keys = new Set([...Object.keys(preset.mapping), ...Object.keys(subscription.mapping)]);
  const fields = [...keys].map((field) => ({
    field,
    before: preset.mapping[field],
    after: subscription.mapping[field],
  }));
  return [trigger, ...fields].filter(({ before, after }) => !isSame(before, after));
}
