/** For authors of destinations. Hosts import `@sluice/kit/host` besides. */
export { accessToken } from './delivery/access-token';
export type { Action, EventContext, EventItems, ItemsContext } from './action';
export { bodyBytes } from './body-text';
export type { AnswerTo, ChannelOf, Item, Verdicts } from './channel';
export {
  type Connection,
  type ContextIn,
  defineConnection,
  type EventsByType,
  type Person,
  type SettingsIn,
} from './connection';
export { consentsBy } from './consents-by';
export { defineDestination, type Destination } from './destination';
export { hash } from './hash';
export { isObject } from './is-object';
export { isUuid } from './is-uuid';
export { itemsUnder } from './items-under';
export { categoryLevels } from './kinds/category';
export type { Consents } from './kinds/consents';
export { type Kind, type Reading, unreadable } from './kinds/kind';
export { numeric as numericKind } from './kinds/numeric';
export { productId as productIdKind } from './kinds/product-id';
export { readTime } from './kinds/read-time';
export { refined } from './kinds/refined';
export { text as textKind } from './kinds/text';
export { leaveOut } from './leave-out';
export { listOf } from './list-of';
export { lowerCase } from './lower-case';
export { minorUnits } from './minor-units';
export { delivered, rejected, type Rejected, retry, type Retry, type Verdict } from './outcome';
export { pairsOf } from './pairs-of';
export { parseUrl, urlParts } from './parse-url';
export { isRetryable } from './answers/read-answer';
export { reasonIn } from './answers/reason-in';
export { basic, type Request } from './request';
export { rememberNames, rememberSettings } from './remember';
export { reservedNames } from './reserved-names';
export { named, type NamedRow, type ObjectOf, type Rest, type Row, type Rows } from './tables/row';
export * from './tables/rows';
export * from './tables/word-rows';
export type { PublicSettingsOf, SettingsOf } from './settings';
export { snakeCase } from './snake-case';
export { sumOf } from './sum-of';
export { computed, group, identifiers, keyValues, needsOne, productLines, rest, several } from './tables/structure';
export { verdictsUnder } from './verdicts-under';
