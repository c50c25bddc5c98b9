import type { SpecEvent } from '../spec-event';
import type { Tracker } from './tracker';

/** The visitor becomes known: identify, sometimes alias and group, and the shop's own events. */
export function* signIn(tracker: Tracker): Generator<SpecEvent, void> {
  const { random, visitor } = tracker;
  const { hasAccount, company } = visitor;
  yield tracker.look(hasAccount ? 'Sign in' : 'Sign up', 'Account', '/account/welcome', 'Welcome | Harbour');
  tracker.pause();
  yield tracker.identify();
  const method = random.pick(['email', 'google', 'apple']);
  if (hasAccount) {
    yield tracker.track('Signed In', { method });
  } else {
    yield tracker.track('Signed Up', { method, email: visitor.email });
    if (random.chance(0.4)) yield tracker.alias();
  }
  if (company !== undefined) {
    const { id, name, industry, employees, website } = company;
    yield tracker.group(id, { name, industry, employees, website });
  }
  tracker.pause();
  if (random.chance(0.15)) {
    yield tracker.track('Newsletter Subscribed', { email: visitor.email, list: 'harbour-news', double_opt_in: true });
  } else if (random.chance(0.05)) {
    yield tracker.track('Subscription Started', {
      plan: 'Tea of the month',
      interval: 'month',
      trial: random.chance(0.5),
    });
  }
}
