export { asDestination, type AsDestinationOptions } from './as-destination';
export type { SegmentAction, SegmentDefinition } from './definition';
export { type InstalledDefinition, installedDefinitions, NotInstalled } from './installed-definitions';
export type { SegmentCore } from './segment-core';
export type { Tokens } from './credentials';
