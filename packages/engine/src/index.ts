export { compile, type CompileOptions, type Subscription } from './compile';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error';
export type { DeliveredEvent, DeliverOptions } from './deliver';
export { httpTransport } from './http-transport';
export type { Pipeline, PipelinePlan, PlanOptions } from './pipeline';
export { Pace } from './pace';
export { type RetryOptions, sendWithRetries } from './send-with-retries';
export type { SendOptions, Transport, TransportOptions } from './transport';
export { undiciTransport } from './undici-transport';
