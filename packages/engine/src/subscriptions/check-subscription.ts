import { type Action, type Destination, didYouMeanOneOf, messageOf, titleOf } from '@sluice/kit/host';
import { checkFields } from './check-fields';
import { checkMapping } from '../mapping/check-mapping';
import type { Subscription } from './subscription';
import { compileTrigger } from '../compile-trigger';
import type { ConfigurationProblem } from '../configuration-error';

/** Part of a destination's plain data. */
interface DestinationData extends Pick<Destination, 'name' | 'slug'> {
  readonly actions: Readonly<Record<string, Pick<Action, 'title' | 'fields'>>>;
}

/**
 * What is wrong with a subscription, whatever the event, in the words of `compile` and with places within the subscription, as in
 * `mapping.products`: everything except Liquid templates that do not parse. Generates no code, so that pages whose
 * Content-Security-Policy forbids it can call this.
 */
export function checkSubscription(
  destination: DestinationData,
  { partnerAction, subscribe, mapping }: Subscription,
): ConfigurationProblem[] {
  const { actions } = destination;
  const action = Object.hasOwn(actions, partnerAction) ? actions[partnerAction] : undefined;
  if (!action) return [noAction(destination, partnerAction), ...checkTrigger(subscribe)];
  const inMapping = [...checkFields(action, mapping), ...checkMapping(mapping)];
  return [
    ...checkTrigger(subscribe),
    ...inMapping.map(({ place, message }) => ({ place: ['mapping', place].filter(Boolean).join('.'), message })),
  ];
}

/** The problem of a subscription for an action that the destination does not have. */
export function noAction(destination: DestinationData, key: string): ConfigurationProblem {
  const known = Object.keys(destination.actions);
  const hint = didYouMeanOneOf(key, known);
  return { place: 'partnerAction', message: `${titleOf(destination)} has no action "${key}".${hint}` };
}

function checkTrigger(subscribe: string): ConfigurationProblem[] {
  try {
    compileTrigger(subscribe);
    return [];
  } catch (error) {
    return [{ place: 'subscribe', message: messageOf(error) }];
  }
}
