/** Where the exchanges of a recording come from. */
export interface Provenance {
  /** `live`: the vendor answered; `simulator`: ours did; `docs`: written down by hand from the vendor's documentation. */
  readonly kind: 'live' | 'simulator' | 'docs';
  /** The page or the account it rests on. */
  readonly source: string;
  /** ISO 8601, the day. */
  readonly date: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** Every header but those of the connection, with lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text that is not JSON stands here as it is. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  /** 0 where the server hung up before it had answered. */
  readonly status: number;
  /** Those that somebody reads: the allow-list is in `keepHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface RecordedExchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** The HTTP exchanges of one test, as its file keeps them. */
export interface Recording {
  /** The test's whole name. */
  readonly test: string;
  readonly provenance: Provenance;
  /** In the order in which they were made. */
  readonly exchanges: readonly RecordedExchange[];
}
