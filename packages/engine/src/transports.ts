export { httpTransport } from './delivery/http-transport';
export type { TransportOptions } from './delivery/transport';
export { undiciTransport } from './delivery/undici-transport';
