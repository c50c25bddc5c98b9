/** What we use of a `DestinationDefinition` from `@segment/actions-core`: every one of them is assignable to this. */
export interface SegmentDefinition {
  readonly name: string;
  readonly slug?: string | undefined;
  readonly description?: string | undefined;
  readonly authentication?: SegmentAuthentication | undefined;
  readonly actions: Readonly<Record<string, SegmentAction>>;
  /** Actions that poll for the outcome of a batch, in the newest versions of Segment's library. */
  readonly asyncActions?: object | undefined;
  readonly presets?: readonly object[] | undefined;
  readonly extendRequest?: ((data: never) => object) | undefined;
  readonly onDelete?: ((request: never, data: never) => unknown) | undefined;
  /** The settings of an audience, if the destination has audiences. */
  readonly audienceFields?: Readonly<Record<string, object>> | undefined;
  readonly audienceConfig?: object | undefined;
}

export interface SegmentAuthentication {
  readonly scheme: string;
  readonly fields: Readonly<Record<string, object>>;
  readonly testAuthentication?: ((request: never, data: never) => unknown) | undefined;
  readonly refreshAccessToken?: ((request: never, data: never) => unknown) | undefined;
}

export interface SegmentAction {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly platform?: string | undefined;
  readonly defaultSubscription?: string | undefined;
  readonly fields?: Readonly<Record<string, object>> | undefined;
  readonly dynamicFields?: object | undefined;
  readonly hooks?: object | undefined;
  readonly syncMode?: object | undefined;
  readonly perform: (request: never, data: never) => unknown;
  readonly performBatch?: ((request: never, data: never) => unknown) | undefined;
}

/** A function of a definition; it is called with a request client and its data. */
export type Performing = (request: unknown, data: object) => unknown;
