/** An HTTP request as a value: nothing is sent until a host sends it. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as a JSON body; absent where there is no body. */
  readonly json?: unknown;
}

/** What the vendor answered. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body, or undefined where it is not JSON. What a vendor says is read defensively. */
  readonly json: unknown;
}

/** The value of an `Authorization` header for HTTP Basic (RFC 7617). */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
