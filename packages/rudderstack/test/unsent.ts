import type { Transport } from '@sluice/engine';

/** A transport for tests in which nothing may be sent. */
export const unsent: Transport = {
  send: () => Promise.reject(new Error('The test sends nothing.')),
  close: () => Promise.resolve(),
};
