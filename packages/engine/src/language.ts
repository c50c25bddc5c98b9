/** The mapping language and FQL, for pages that show and edit them: nothing here generates code or needs Node.js. */
export { checkSubscription } from './subscriptions/check-subscription';
export { checkSubscriptions } from './subscriptions/check-subscriptions';
export type { Subscription } from './subscriptions/subscription';
export type { ConfigurationProblem } from './configuration-error';
export { keysOf, leavesOf, pointerTo } from './explain/leaves';
export { isObject } from './mapping/is-object';
export { pathText } from './explain/path-text';
export { isSame } from './subscriptions/is-same';
export { overridesOf } from './subscriptions/overrides-of';
export { readPath } from './mapping/read-path';
export { splitPath } from './mapping/split-path';
export type { SubscriptionOverrides } from './subscriptions/subscriptions-of';
export { uniqueName } from './subscriptions/unique-name';
export { compileTrigger, type Trigger } from './compile-trigger';
