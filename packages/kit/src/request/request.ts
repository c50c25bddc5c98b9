import type { Outcome } from '../outcome/outcome';
import type { PreparedSettings } from '../settings/settings';

/**
 * An HTTP request as a value: nothing is sent until a host sends it. Its body is at most one of `json`, `form`, `text` and
 * `ndjson`, and `bodyText` writes it. The vendor package sets the header `Content-Type`.
 */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Any JSON value. */
  readonly json?: unknown;
  /** The fields of a form, `application/x-www-form-urlencoded`. Undefined ones are left out, as in JSON. */
  readonly form?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly text?: string;
  /** JSON values, one per line: `application/x-ndjson`. */
  readonly ndjson?: readonly unknown[];
  /** A binary body, instead of any of these. */
  readonly bytes?: Uint8Array;
  /** How long the exchange may take. By default the transport's own limit. */
  readonly timeoutMilliseconds?: number;
  /** Whether the body of the answer is wanted as raw `bytes`, without being parsed. */
  readonly wantsBytes?: boolean;
}

/** Sends one request and resolves with the answer, whatever its status. Rejects if there is none. */
export type Exchange = (request: Request) => Promise<Answer>;

/** A call made of several requests, each of which may depend on earlier answers. */
export type Conversation = (exchange: Exchange, settings: PreparedSettings) => Promise<Outcome>;

/** The members of a request that make up its body. */
export type Body = Pick<Request, 'json' | 'form' | 'text' | 'ndjson'>;

/** Why the body of an answer could not be read. */
export type Unreadable = 'too long' | 'cut short' | 'too slow' | 'badly encoded' | 'too deep';

/** The body of an answer: JSON, text, unreadable, or none of these if it is empty. */
export interface AnswerBody {
  /** The parsed body; undefined if it is not JSON. Never trust its shape. */
  readonly json: unknown;
  /** The body if it is text but not JSON. */
  readonly text?: string;
  /** The raw body if the request wanted it so, instead of both. */
  readonly bytes?: Uint8Array;
  readonly unreadable?: Unreadable;
}

/** What the vendor answered. */
export interface Answer extends AnswerBody {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an earlier attempt, unanswered or answered with a 5xx, may have arrived. */
  readonly mayHaveArrivedBefore?: boolean;
  /** Whether it is the answer to the call for an access token, without which the request itself was not sent. */
  readonly isForToken?: boolean;
}

let lastUser: string | undefined;
let lastPassword: string | undefined;
let lastBasic = '';

/** The value of an `Authorization` header for HTTP Basic (RFC 7617). The last one is cached, since an account's events come together. */
export function basic(user: string, password: string): string {
  if (user !== lastUser || password !== lastPassword) {
    lastBasic = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)))}`;
    lastUser = user;
    lastPassword = password;
  }
  return lastBasic;
}
