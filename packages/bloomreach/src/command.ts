/** https://documentation.bloomreach.com/data-hub/docs/developers: the two kinds of command. */
export type Command =
  | {
      readonly name: 'customers/events';
      readonly data: {
        readonly customer_ids: Readonly<Record<string, string>>;
        readonly event_type?: string;
        readonly type?: string;
        readonly properties: Readonly<Record<string, unknown>>;
        readonly metadata?: { readonly _br_uid_2?: string; readonly domain_key?: string; readonly view_id?: string };
        readonly timestamp?: number;
      };
    }
  | {
      readonly name: 'customers';
      readonly data: {
        readonly customer_ids: Readonly<Record<string, string>>;
        readonly properties: Readonly<Record<string, unknown>>;
        readonly update_timestamp?: number;
      };
    };
