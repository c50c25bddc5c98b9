export { compile, type CompileOptions } from './compile';
export { compileMapping } from './mapping/compile-mapping';
export { compileTrigger } from './compile-trigger';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error';
export type { DeliveredEvent, DeliverOptions } from './delivery/deliver';
export { type EventFate, eventMatrix, type EventMatrixRow } from './event-matrix';
export type {
  ExplainedField,
  ExplainedOutcome,
  ExplainedRequest,
  ExplainedSubscription,
  Explanation,
  FailedClause,
  FieldPlace,
  Origin,
} from './explain/explanation';
export { isSegmentKey } from './subscriptions/is-segment-key';
export { outcomeIn } from './explain/outcome-in';
export type { ExplainOptions, Match, Pipeline, PipelineSubscription } from './pipeline';
export type { PipelinePlan, PlanOptions } from './pipeline-plan';
export { overridesOf } from './subscriptions/overrides-of';
export { Pace } from './delivery/pace';
export { type RetryOptions, sendWithRetries } from './delivery/send-with-retries';
export {
  type PresetOverride,
  type SubscriptionOverride,
  type SubscriptionOverrides,
  subscriptionsOf,
} from './subscriptions/subscriptions-of';
export type { Subscription } from './subscriptions/subscription';
export type { SendOptions, Transport } from './delivery/transport';
