import { isObject } from '@sluice/kit/host';
import type { SegmentAction } from './definition';
import { hooksOf, savedIn } from './hooks';
import { syncModeKey } from './presets-of';
import type { SegmentCore } from './segment-core';

/** One event for an action to perform. */
export interface Performed {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly event: Readonly<Record<string, unknown>>;
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Events in different groups are never performed together. */
  readonly group: string;
}

const matchingKeyKey = '__segment_internal_matching_key';
const syncModes = new Set(['add', 'update', 'upsert', 'delete', 'mirror']);

/** What Segment passes to `perform` (`isBatch` false, for the first item) or `performBatch`, besides settings and credentials. */
export function dataOf(
  action: SegmentAction,
  items: readonly [Performed, ...Performed[]],
  isBatch: boolean,
  core: SegmentCore,
): object {
  const [{ mapping, event }] = items;
  const syncMode = action.syncMode ? mapping[syncModeKey] : undefined;
  const mode = typeof syncMode === 'string' && syncModes.has(syncMode) ? syncMode : undefined;
  const { [matchingKeyKey]: matchingKey } = mapping;
  const personas = personasOf(event);
  const memberships = items.map((item) => membershipOf(item.event, mode, core));
  // Actions modify their payloads and events, and a run may be repeated. Few look at the events.
  const payloads = items.map((item) => structuredClone(item.payload));
  let rawData: unknown;
  return {
    get rawData() {
      return (rawData ??= structuredClone(isBatch ? items.map((item) => item.event) : event));
    },
    rawMapping: mapping,
    payload: isBatch ? payloads : payloads[0],
    ...(isBatch ? { audienceMembership: memberships } : membershipIn(memberships[0])),
    features: {},
    statsContext: {},
    personasContext: personas,
    logger: undefined,
    engageDestinationCache: undefined,
    transactionContext: undefined,
    stateContext: undefined,
    audienceSettings: personas ? personas.audience_settings : {},
    hookOutputs: hookOutputsOf(action, mapping),
    syncMode: mode,
    matchingKey: matchingKey ? String(matchingKey) : undefined,
    subscriptionMetadata: {},
    signal: undefined,
  };
}

function membershipIn(membership: boolean | undefined): object {
  return membership === undefined ? {} : { audienceMembership: membership };
}

/** Segment's own function throws if an event has null instead of an object. */
function membershipOf(event: Performed['event'], syncMode: string | undefined, core: SegmentCore): boolean | undefined {
  try {
    return core.resolveAudienceMembership(event, syncMode as never);
  } catch {
    return undefined;
  }
}

/** What Segment's audiences and journeys add to an event. */
export function personasOf({ context }: Performed['event']): Readonly<Record<string, unknown>> | undefined {
  const personas = isObject(context) ? context.personas : undefined;
  return isObject(personas) ? personas : undefined;
}

function hookOutputsOf(action: SegmentAction, mapping: Performed['mapping']): Record<string, unknown> {
  const all = Object.keys(hooksOf(action)).map((name) => [name, savedIn(mapping, name)] as const);
  return Object.fromEntries(all.filter(([, saved]) => saved !== undefined));
}
