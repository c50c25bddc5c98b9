export { findOrphans } from './find-orphans';
export { findSecrets } from './find-secrets';
export { guardNetwork, type NetworkGuard } from './network-guard';
export { recorder, type RecordedDelivery, type Recorder, type RecorderOptions } from './recorder';
export type { Provenance, RecordedExchange, RecordedRequest, RecordedResponse, Recording } from './recording';
