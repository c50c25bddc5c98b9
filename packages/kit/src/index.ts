export { type Action, type ItemsContext, type Payload, type InputField, type InputConditions, Refusal } from './action';
export { assertSendable } from './assert-sendable';
export { assemble, bodyBytes, requestOf, type Draft, type Part, type Plan } from './assemble';
export {
  type AnswerTo,
  type Channel,
  type ChannelDefinition,
  type ChannelOf,
  type Item,
  type Limits,
  limitsOf,
} from './channel';
export { compact, type Compact } from './compact';
export {
  defineConnection,
  type Connection,
  type ConnectionDefinition,
  type EventsByType,
  type Person,
} from './connection';
export { defineDestination, type Destination, type DestinationDefinition, type GlobalSetting } from './destination';
export { dispatch, type DeliveryMemory, type DispatchOptions, type Settled } from './dispatch';
export { defaultMapping, type FieldDefinition, type FieldDefinitions, type PayloadOf } from './fields';
export { furtherProperties, leftOver } from './further-properties';
export { firstOf, type FirstOf } from './first-of';
export { isNameOf } from './is-name-of';
export { isObject } from './is-object';
export { itemsUnder } from './items-under';
export { listOf } from './list-of';
export { directiveNames, type Mapping } from './mapping';
export { NotSent } from './not-sent';
export * from './outcome';
export { parseUrl } from './parse-url';
export { planEvent, type EventItems } from './plan-event';
export type { Preset } from './presets';
export { isRetryable, readAnswer, readFailure, reasonIn, type Asked, type Reading } from './read-answer';
export { basic, type Answer, type Request } from './request';
export { formsOf, hideSecrets, scrub } from './scrub';
export {
  completeSettings,
  prepareSettings,
  type PreparedSettings,
  type RawSettings,
  type SettingDefinition,
  type SettingDefinitions,
  type SettingProblem,
} from './settings';
export { inSnakeCase, snakeCase } from './snake-case';
export { tooOld } from './too-old';
export { unixMilliseconds, unixSeconds } from './time';
export * from './commerce';
export * from './identity';
export * from './own-event';
export { ask } from './ask';
