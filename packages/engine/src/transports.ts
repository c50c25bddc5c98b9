export { httpTransport } from './http-transport';
export type { TransportOptions } from './transport';
export { undiciTransport } from './undici-transport';
