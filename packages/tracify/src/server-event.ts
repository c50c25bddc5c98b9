/** What a key of `identity_data` is a hash of: email address, session (IP and user agent), IP, user agent. */
export type IdentityClass = 1 | 2 | 3 | 4;

/** https://tracify.dev/events, "Event Properties". */
export interface ServerEvent {
  /** Domain and path. */
  readonly url: string;
  readonly customer_site_id: string;
  readonly identity_data: Readonly<Record<string, IdentityClass>>;
  /** UTC, as in `2024-06-21 12:36:37`. */
  readonly datetime: string;
  readonly type: 'pageview' | 'productview' | 'addtocart' | 'purchase' | 'conversion';
  readonly data: Readonly<Record<string, string>>;
}
