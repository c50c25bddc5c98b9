import type { Answer, Request } from '@sluice/kit/host';

export interface SendOptions {
  /** Ends the request early; it then rejects. */
  readonly signal?: AbortSignal;
}

/** What sends requests. Resolves with the answer whatever its status; rejects where no answer came. */
export interface Transport {
  send(request: Request, options?: SendOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface TransportOptions {
  /**
   * Sends what is meant for one origin to another (`{ 'https://api.bluecore.app': 'http://127.0.0.1:4010' }`); the
   * origin `*` stands for every other. Only a mapped request may go to a loopback or private address.
   */
  readonly origins?: Readonly<Record<string, string>>;
  /** How long to wait for an answer, headers and body each. 30,000 unless given. */
  readonly timeoutMilliseconds?: number;
  /** Connections kept to one origin. 32 unless given. */
  readonly connections?: number;
}

export const defaultTimeoutMilliseconds = 30_000;
export const defaultConnections = 32;

/** More of an answer than this is not read: no vendor's answer is longer, and a host must not be filled up. */
export const longestAnswerBytes = 10_000_000;
