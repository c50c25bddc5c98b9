/** Where the exchanges of a recording come from. */
export interface Provenance {
  /** `live`: the vendor answered; `simulator`: ours did; `docs`: written down by hand from the vendor's documentation. */
  readonly kind: 'live' | 'simulator' | 'docs';
  /** The page or account it is based on. */
  readonly source: string;
  /** The day, ISO 8601. */
  readonly date: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** Every header but those of the connection, with lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text that is not JSON is kept unchanged. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  /** 0 if the server hung up before it had answered. */
  readonly status: number;
  /** Those that somebody reads: the allow-list is in `keepHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface RecordedExchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** The HTTP exchanges of one test, as its file contains them. */
export interface Recording {
  /** The test's full name. */
  readonly test: string;
  readonly provenance: Provenance;
  /** In the order in which they were made. */
  readonly exchanges: readonly RecordedExchange[];
}
