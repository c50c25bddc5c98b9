/** For hosts, which run destinations: what compiles, plans and sends. */
export { AccessToken } from './delivery/access-token';
export type { Action, EventItems, FieldReading, Payload, Planner } from './action';
export { ask } from './delivery/ask';
export { assemble, type Draft, type Plan } from './assembly/assemble';
export { assertSendable } from './delivery/assert-sendable';
export { bodyBytes, bodyText } from './body-text';
export {
  type AnswerReading,
  type Channel,
  type ChannelDefinition,
  type Item,
  type Limits,
  limitsOf,
  type Performance,
  recognisesRepeats,
} from './channel';
export { formTexts } from './form-texts';
export type { EventsByType } from './connection';
export { count } from './count';
export { type DescribedField, describeFields } from './describe/describe-field';
export { describeMapping } from './describe/describe-mapping';
export type { Destination, GlobalSetting } from './destination';
export { didYouMean, nearest } from './did-you-mean';
export { type DeliveryMemory, dispatch, type DispatchOptions, type Settled } from './delivery/dispatch';
export { defaultMapping, type InputConditions, type InputField } from './input-field';
export { SecretFinder, type SecretPart, shortestSecret } from './secrets/find-secrets';
export { isAddressOf } from './is-address-of';
export { isKeyedList } from './is-keyed-list';
export { isNameOf } from './is-name-of';
export { isObject } from './is-object';
export { isTooDeep } from './is-too-deep';
export { TooDeep } from './assembly/json-bound';
export { readTime } from './kinds/read-time';
export { type DirectiveName, directiveNames, type Mapping } from './mapping';
export { mappedPaths } from './tables/mapped-paths';
export { messageOf } from './message-of';
export { NoAnswer } from './answers/no-answer';
export { noSuchKey } from './no-such-key';
export { NotSent } from './not-sent';
export * from './outcome';
export { parseUrl } from './parse-url';
export type { Person } from './person';
export { type Part, requestOf } from './assembly/part';
export { isMessageType, messageTypes, type Preset } from './presets';
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
} from './request';
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
} from './settings';
export { shorten } from './shorten';
export { snakeCase } from './snake-case';
export { eventSpecs, nearMissOf, spellingsOf, standardEvents } from './standard-events';
export { textIn } from './text-in';
export { titleOf } from './title-of';
export { tooOld } from './delivery/too-old';
export { unmade } from './unmade';
