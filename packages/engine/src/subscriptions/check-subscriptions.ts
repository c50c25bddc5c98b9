import { isObject } from '@sluice/kit/host';
import type { Subscription } from './subscription';
import type { ConfigurationProblem } from '../configuration-error';
import { applyOverrides, type PlacedSubscription, type WithPresets } from './subscriptions-of';

/** The subscriptions whose shape is right, each with its place. They may come from a file that a user wrote. */
export function checkSubscriptions(
  destination: WithPresets,
  given: unknown,
  problems: ConfigurationProblem[],
): PlacedSubscription[] {
  if (!Array.isArray(given) && !isObject(given)) {
    const message = 'It must be a list of subscriptions, or an object with changes to the presets.';
    problems.push({ place: 'subscriptions', message });
    return [];
  }
  const placed = Array.isArray(given)
    ? given.map((one: unknown, index) => ({ subscription: one as Subscription, place: `subscriptions[${index}]` }))
    : applyOverrides(destination, given, problems);
  return placed.filter(({ subscription, place }) => {
    const found = problemsOf(subscription, place);
    problems.push(...found);
    return found.length === 0;
  });
}

function problemsOf(subscription: unknown, place: string): ConfigurationProblem[] {
  if (!isObject(subscription)) {
    return [{ place, message: 'It must be an object with "partnerAction", "subscribe" and "mapping".' }];
  }
  const problems: ConfigurationProblem[] = [];
  if (typeof subscription.subscribe !== 'string') {
    problems.push({ place: `${place}.subscribe`, message: 'The trigger must be a string, as in type = "track".' });
  }
  if (!isObject(subscription.mapping)) {
    const message = 'The mapping must be an object, as in {"name":{"@path":"$.event"}}.';
    problems.push({ place: `${place}.mapping`, message });
  }
  return problems;
}
