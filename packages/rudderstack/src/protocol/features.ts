/** The answer to `GET /features`. */
export interface Features {
  /** By upper-case name, the destinations whose events may be transformed by `/routerTransform`. */
  readonly routerTransform: Readonly<Record<string, true>>;
  /** Upper-case names of the destinations that `/deleteUsers` supports. */
  readonly regulations: readonly string[];
  readonly supportSourceTransformV1: boolean;
  readonly supportTransformerProxyV1: boolean;
  readonly upgradedToSourceTransformV2: boolean;
  readonly supportDestTransformCompactedPayloadV1: boolean;
}
