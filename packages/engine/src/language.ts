/** The mapping language and FQL for whoever shows and edits them: nothing here makes code or needs Node.js. */
export { checkSubscription } from './check-subscription';
export { checkSubscriptions } from './check-subscriptions';
export type { Subscription } from './compile';
export type { ConfigurationProblem } from './configuration-error';
export { keysOf, leavesOf, pointerTo } from './explain/leaves';
export { isObject } from './mapping/is-object';
export { isSame } from './is-same';
export { pathText } from './explain/path-text';
export { overridesOf } from './overrides-of';
export { readPath } from './mapping/read-path';
export { splitPath } from './mapping/split-path';
export type { SubscriptionOverrides } from './subscriptions-of';
export { compileTrigger, type Trigger } from './compile-trigger';
