/** A request as rudder-server takes it: at most one body format filled, headers of text, no files. */
export interface RestRequest {
  readonly version: '1';
  /** Anything else is not sent, and reported as delivered. */
  readonly type: 'REST';
  readonly method: string;
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: {
    readonly JSON: Readonly<Record<string, unknown>>;
    /** A list, as JSON text under `batch`: the server takes no list as it is. */
    readonly JSON_ARRAY: { readonly batch?: string };
    readonly XML: Readonly<Record<string, never>>;
    readonly FORM: Readonly<Record<string, string>>;
  };
  readonly files: Readonly<Record<string, never>>;
  /**
   * Not sent to the vendor by anybody. It says which channel's the request is, and which items of the body are whose job's.
   */
  readonly userId: string;
}
