export { compile, type CompileOptions, type Subscription } from './compile';
export { compileMapping } from './compile-mapping';
export { compileTrigger } from './compile-trigger';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error';
export type { DeliveredEvent, DeliverOptions } from './deliver';
export { httpTransport } from './http-transport';
export type { Pipeline, PipelinePlan, PlanOptions } from './pipeline';
export { overridesOf } from './overrides-of';
export { Pace } from './pace';
export { type RetryOptions, sendWithRetries } from './send-with-retries';
export {
  type PresetOverride,
  type SubscriptionOverride,
  type SubscriptionOverrides,
  subscriptionsOf,
} from './subscriptions-of';
export type { SendOptions, Transport, TransportOptions } from './transport';
export { undiciTransport } from './undici-transport';
