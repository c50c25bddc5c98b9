import type { Answer, Request } from '@sluice/kit/host';

/** Options of one request. */
export interface SendOptions {
  /** Aborts the request and frees its connection; `send` then rejects. */
  readonly signal?: AbortSignal;
  /** The positions of the events of the request's items in the list that is delivered, from 0. */
  readonly events?: readonly number[];
}

/**
 * Sends requests, with bodies as `bodyText` writes them. Resolves with the answer whatever its status, even if the body could not be
 * read; rejects if there was no answer. Never follows a redirect.
 */
export interface Transport {
  send(request: Request, options?: SendOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** Options of a transport, for all its requests. */
export interface TransportOptions {
  /**
   * Redirects requests from one origin to another (`{ 'https://api.bluecore.app': 'http://127.0.0.1:4010' }`); the
   * origin `*` stands for all others. Only a mapped request may go to a loopback or private address.
   */
  readonly origins?: Readonly<Record<string, string>>;
  /** How long an exchange may take, including connection, head and body. 30,000 by default. */
  readonly timeoutMilliseconds?: number;
  /** The number of connections to one origin. 32 by default. */
  readonly connections?: number;
}

/** The defaults of these options. */
export const defaultTimeoutMilliseconds = 30_000;
export const defaultConnections = 32;
