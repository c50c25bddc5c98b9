export { asDestination } from './as-destination';
export type { Caller, PerformerOptions } from './performer';
export { type Audience, type AudienceOptions, createAudience, getAudience, hasAudiences } from './audiences';
export {
  type DynamicChoice,
  dynamicChoices,
  type DynamicChoices,
  type DynamicChoicesOptions,
  dynamicFieldsOf,
} from './dynamic-choices';
export { hooksOf, type SavedByHook, type SegmentHook } from './hooks';
export { type HookOptions, runHook } from './run-hook';
export type { SegmentAction, SegmentDefinition } from './definition';
export { type InstalledDefinition, installedDefinitions, NotInstalled } from './installed-definitions';
export type { SegmentCore } from './segment-core';
export type { Tokens } from './credentials';
