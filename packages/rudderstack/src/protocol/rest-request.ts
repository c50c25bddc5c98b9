/** A request in rudder-server's format: at most one body format is filled, headers are texts, there are no files. */
export interface RestRequest {
  readonly version: '1';
  /** Anything else is not sent, but is reported as delivered. */
  readonly type: 'REST';
  readonly method: string;
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: {
    readonly JSON: Readonly<Record<string, unknown>>;
    /** A list, as JSON text under `batch`: rudder-server does not accept the list itself. */
    readonly JSON_ARRAY: { readonly batch?: string };
    readonly XML: Readonly<Record<string, never>>;
    readonly FORM: Readonly<Record<string, string>>;
  };
  readonly files: Readonly<Record<string, never>>;
  /** Never sent to the vendor. It says which channel the request belongs to, and which items in the body belong to which job. */
  readonly userId: string;
}
