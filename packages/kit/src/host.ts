/** For hosts, which run destinations: what compiles, plans and sends. */
export { AccessToken } from './delivery/access-token';
export type { Action, EventItems, FieldReading, Payload, Planner } from './definition/action';
export { ask } from './delivery/ask';
export { assemble, type Draft, type Plan } from './assembly/assemble';
export { assertSendable } from './delivery/assert-sendable';
export { bodyBytes, bodyText } from './request/body-text';
export {
  type AnswerReading,
  type Channel,
  type ChannelDefinition,
  type Item,
  type Limits,
  limitsOf,
  type Performance,
  recognisesRepeats,
} from './definition/channel';
export { formTexts } from './request/form-texts';
export type { EventsByType } from './definition/connection';
export { count } from './text/count';
export { type DescribedField, describeFields } from './describe/describe-field';
export { describeMapping } from './describe/describe-mapping';
export type { Destination, GlobalSetting } from './definition/destination';
export { didYouMean, didYouMeanOneOf, nearest } from './text/did-you-mean';
export { type DeliveryMemory, dispatch, type DispatchOptions, type Settled } from './delivery/dispatch';
export { defaultMapping, type InputConditions, type InputField } from './definition/input-field';
export { SecretFinder, type SecretPart, shortestSecret } from './secrets/find-secrets';
export { isAddressOf } from './request/is-address-of';
export { isKeyedList } from './values/is-keyed-list';
export { isNameOf } from './definition/is-name-of';
export { asNumber } from './values/as-number';
export { isObject } from './values/is-object';
export { isTooDeep } from './values/is-too-deep';
export { TooDeep } from './assembly/json-bound';
export { readTime } from './kinds/read-time';
export { type DirectiveName, directiveNames, type Mapping } from './definition/mapping';
export { mappedPaths } from './tables/mapped-paths';
export { messageOf } from './text/message-of';
export { NoAnswer } from './answers/no-answer';
export { noSuchKey } from './text/no-such-key';
export { NotSent } from './request/not-sent';
export * from './outcome/outcome';
export { parseUrl } from './request/parse-url';
export type { Person } from './definition/person';
export { type Part, requestOf } from './assembly/part';
export { isMessageType, messageTypes, type Preset } from './definition/presets';
export { type Asked, isRetryable, readAnswer } from './answers/read-answer';
export { isNamedBy, mayHaveArrived, noSuchHost, readFailure } from './answers/read-failure';
export { readText } from './answers/read-text';
export {
  type Answer,
  type AnswerBody,
  basic,
  type Conversation,
  type Exchange,
  type Request,
  type Unreadable,
} from './request/request';
export { longestAnswerBytes } from './segment/segment-request';
export { rememberNames } from './remember';
export { formsOf, hideSecrets, scrub } from './secrets/scrub';
export {
  completeSettings,
  type PreparedSettings,
  prepareSettings,
  type RawSettings,
  type SettingProblem,
  toldOf,
} from './settings/settings';
export { shorten } from './text/shorten';
export { snakeCase } from './text/snake-case';
export { eventSpecs, nearMissOf, spellingsOf, standardEvents } from './definition/standard-events';
export { textIn } from './text/text-in';
export { titleOf } from './definition/title-of';
export { tooOld } from './delivery/too-old';
export { unmade } from './outcome/unmade';
