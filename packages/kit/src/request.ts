import type { Outcome } from './outcome';
import type { PreparedSettings } from './settings';

/**
 * An HTTP request as a value: nothing is sent until a host sends it. At most one of `json`, `form`, `text` and `ndjson` is its
 * body, which `bodyText` writes; what it is stands in the header `Content-Type`, as the vendor names it.
 */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Any value that JSON can hold. */
  readonly json?: unknown;
  /** Names and values, as a form of a page sends them: `application/x-www-form-urlencoded`. What is undefined is left out, as in JSON. */
  readonly form?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly text?: string;
  /** Values that JSON can hold, a line each: `application/x-ndjson`. */
  readonly ndjson?: readonly unknown[];
  /** A body that is no text, instead of all these. */
  readonly bytes?: Uint8Array;
  /** How long the exchange may take; as long as the transport allows unless given. */
  readonly timeoutMilliseconds?: number;
  /** Whether the body of the answer is wanted as the `bytes` that came, and nothing is to be read into it. */
  readonly wantsBytes?: boolean;
}

/** Sends one request and resolves with the answer, whatever its status; rejects where there is none. */
export type Exchange = (request: Request) => Promise<Answer>;

/** A call of several requests, of which each may depend on the answer to the one before. */
export type Conversation = (exchange: Exchange, settings: PreparedSettings) => Promise<Outcome>;

/** What of a request makes its body. */
export type Body = Pick<Request, 'json' | 'form' | 'text' | 'ndjson'>;

/** Why the body of an answer could not be read. */
export type Unreadable = 'too long' | 'cut short' | 'too slow' | 'badly encoded' | 'too deep';

/** What the body of an answer is: JSON, text, unreadable, or none of them where it is empty. */
export interface AnswerBody {
  /** The parsed body, or undefined where it is not JSON. What a vendor says is read defensively. */
  readonly json: unknown;
  /** The body where it is text that is not JSON. */
  readonly text?: string;
  /** The decoded body where the request wanted it so, instead of both. */
  readonly bytes?: Uint8Array;
  readonly unreadable?: Unreadable;
}

/** What the vendor answered. */
export interface Answer extends AnswerBody {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the request was sent before, and may have arrived then: without an answer, or answered with a 5xx. */
  readonly mayHaveArrivedBefore?: boolean;
  /** Whether it is the answer to a call for an access token, without which the request itself was not sent. */
  readonly isForToken?: boolean;
}

let lastUser: string | undefined;
let lastPassword: string | undefined;
let lastBasic = '';

/** The value of an `Authorization` header for HTTP Basic (RFC 7617). The last one is kept: events of one account come in rows. */
export function basic(user: string, password: string): string {
  if (user !== lastUser || password !== lastPassword) {
    lastBasic = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)))}`;
    lastUser = user;
    lastPassword = password;
  }
  return lastBasic;
}
