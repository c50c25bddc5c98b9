/** For authors of destinations. Hosts also import `@sluice/kit/host`. */
export { accessToken } from './delivery/access-token';
export type { Action, EventContext, EventItems, ItemsContext } from './definition/action';
export { bodyBytes } from './request/body-text';
export { jsonBound } from './assembly/json-bound';
export type { AnswerTo, ChannelOf, Item, Verdicts } from './definition/channel';
export {
  type Connection,
  type ContextIn,
  defineConnection,
  type EventsByType,
  type SettingsIn,
} from './definition/connection';
export { consentsBy } from './settings/consents-by';
export { defineDestination, type Destination } from './definition/destination';
export { hash } from './hash';
export { asNumber } from './values/as-number';
export { isObject } from './values/is-object';
export { isUuid } from './values/is-uuid';
export { itemsUnder } from './answers/items-under';
export { categoryLevels } from './kinds/category';
export type { Consents } from './kinds/consents';
export { type Kind, type Reading, unreadable } from './kinds/kind';
export { numeric as numericKind } from './kinds/numeric';
export { productId as productIdKind } from './kinds/product-id';
export { readTime } from './kinds/read-time';
export { refined } from './kinds/refined';
export { text as textKind } from './kinds/text';
export { keepFirst } from './tables/keep-first';
export { leaveOut } from './tables/leave-out';
export { listOf } from './settings/list-of';
export { lowerCase } from './text/lower-case';
export { minorUnits } from './values/minor-units';
export { delivered, rejected, type Rejected, retry, type Retry, type Verdict } from './outcome/outcome';
export { pairsOf } from './settings/pairs-of';
export type { Person } from './definition/person';
export { parseUrl, urlParts } from './request/parse-url';
export { isRetryable } from './answers/read-answer';
export { reasonIn } from './answers/reason-in';
export { basic, type Request } from './request/request';
export { rememberNames, rememberSettings } from './remember';
export { reservedNames } from './definition/reserved-names';
export { named, type NamedRow, type ObjectOf, type Rest, type Row, type Rows } from './tables/row';
export * from './tables/rows';
export * from './tables/word-rows';
export type { PublicSettingsOf, SettingsOf } from './settings/settings';
export { snakeCase } from './text/snake-case';
export { sumOf } from './values/sum-of';
export {
  computed,
  givenOrComputed,
  group,
  identifiers,
  keyValues,
  needsOne,
  productLines,
  rest,
  several,
} from './tables/structure';
export { verdictsUnder } from './answers/verdicts-under';
