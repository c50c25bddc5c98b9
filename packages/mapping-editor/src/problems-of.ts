import { checkFields, checkMapping, compileTrigger, type Subscription } from '@sluice/engine/language';
import type { ActionData, DestinationData } from './definition.ts';

/** What is wrong with a subscription whatever the event, in the engine's words. */
export interface Problems {
  readonly trigger?: string;
  /** By the field's key, each with its place within the field. */
  readonly fields: ReadonlyMap<string, readonly { readonly place: string; readonly message: string }[]>;
  readonly count: number;
}

const known = new WeakMap<ActionData, WeakMap<Subscription, Problems>>();

export function problemsOf({ actions }: DestinationData, subscription: Subscription): Problems {
  const action = actions[subscription.partnerAction];
  if (!action) return { fields: new Map(), count: 1 };
  const ofAction = known.get(action) ?? new WeakMap<Subscription, Problems>();
  known.set(action, ofAction);
  const problems = ofAction.get(subscription) ?? check(action, subscription);
  ofAction.set(subscription, problems);
  return problems;
}

function check(action: ActionData, { subscribe, mapping }: Subscription): Problems {
  const trigger = messageOf(() => compileTrigger(subscribe));
  const found = [...checkFields(action, mapping), ...checkMapping(mapping)];
  const fields = new Map<string, { place: string; message: string }[]>();
  for (const { place, message } of found) {
    const [key = ''] = /^[^.[]*/.exec(place) ?? [];
    fields.set(key, [...(fields.get(key) ?? []), { place: place.slice(key.length).replace(/^\./, ''), message }]);
  }
  return { ...(trigger !== undefined && { trigger }), fields, count: found.length + (trigger === undefined ? 0 : 1) };
}

function messageOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
