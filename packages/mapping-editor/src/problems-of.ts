import { checkSubscription, type ConfigurationProblem, type Subscription } from '@sluice/engine/language';
import type { DestinationData } from './definition.ts';

const known = new WeakMap<DestinationData, WeakMap<Subscription, readonly ConfigurationProblem[]>>();

/** What is wrong with a subscription, whatever the event, in the engine's words. Each subscription is checked once. */
export function problemsOf(destination: DestinationData, subscription: Subscription): readonly ConfigurationProblem[] {
  const ofDestination = known.get(destination) ?? new WeakMap<Subscription, readonly ConfigurationProblem[]>();
  known.set(destination, ofDestination);
  const problems = ofDestination.get(subscription) ?? checkSubscription(destination, subscription);
  ofDestination.set(subscription, problems);
  return problems;
}

/** The problems of one field, or of the trigger (`subscribe`), with places relative to it. */
export function problemsAt(problems: readonly ConfigurationProblem[], at: string): readonly ConfigurationProblem[] {
  return problems
    .filter(({ place }) => place.startsWith(at) && /^($|[.[])/.test(place.slice(at.length)))
    .map(({ place, message }) => ({ place: place.slice(at.length).replace(/^\./, ''), message }));
}
