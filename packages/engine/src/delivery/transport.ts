import type { Answer, Request } from '@sluice/kit/host';

/** Options of one request. */
export interface SendOptions {
  /** Ends the request early, and frees its connection; it then rejects. */
  readonly signal?: AbortSignal;
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
   * Sends what is meant for one origin to another (`{ 'https://api.bluecore.app': 'http://127.0.0.1:4010' }`); the
   * origin `*` stands for every other. Only a mapped request may go to a loopback or private address.
   */
  readonly origins?: Readonly<Record<string, string>>;
  /** How long an exchange may take, connection, head and body together. 30,000 unless given. */
  readonly timeoutMilliseconds?: number;
  /** Connections kept to one origin. 32 unless given. */
  readonly connections?: number;
}

/** The values of these options unless given. */
export const defaultTimeoutMilliseconds = 30_000;
export const defaultConnections = 32;
