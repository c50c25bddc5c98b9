export { compile, type CompileOptions, type Subscription } from './compile';
export { compileMapping } from './compile-mapping';
export { compileTrigger } from './compile-trigger';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error';
export type { DeliveredEvent, DeliverOptions } from './deliver';
export type { Pipeline, PipelinePlan, PlanOptions } from './pipeline';
export { Pace } from './pace';
export { type RetryOptions, sendWithRetries } from './send-with-retries';
export type { SendOptions, Transport } from './transport';
