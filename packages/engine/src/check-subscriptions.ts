import type { Subscription } from './compile';
import type { ConfigurationProblem } from './configuration-error';

/** The subscriptions whose shape is right, each with its place. They may come from a file that somebody wrote. */
export function checkSubscriptions(
  subscriptions: unknown,
  problems: ConfigurationProblem[],
): { readonly subscription: Subscription; readonly place: string }[] {
  if (!Array.isArray(subscriptions)) {
    problems.push({ place: 'subscriptions', message: 'The subscriptions must be a list.' });
    return [];
  }
  return subscriptions.flatMap((subscription: unknown, index) => {
    const place = `subscriptions[${index}]`;
    const found = problemsOf(subscription, place);
    problems.push(...found);
    return found.length === 0 ? [{ subscription: subscription as Subscription, place }] : [];
  });
}

function problemsOf(subscription: unknown, place: string): ConfigurationProblem[] {
  if (!isObject(subscription)) {
    return [{ place, message: 'It must be an object with "partnerAction", "subscribe" and "mapping".' }];
  }
  const problems: ConfigurationProblem[] = [];
  if (typeof subscription.subscribe !== 'string') {
    problems.push({ place: `${place}.subscribe`, message: 'The trigger must be a text, as in type = "track".' });
  }
  if (!isObject(subscription.mapping)) {
    const message = 'The mapping must be an object, as in {"name":{"@path":"$.event"}}.';
    problems.push({ place: `${place}.mapping`, message });
  }
  return problems;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
