import { defaultMapping, type InputField, isObject, type Preset } from '@sluice/kit/host';
import type { SegmentAction, SegmentDefinition } from './definition';

/**
 * The presets that say which events they are for and whose action has a `perform`. Presets for events of Segment's own products
 * (`specificEvent`) lack the former, those for browsers the latter.
 */
export function presetsOf(definition: SegmentDefinition, fields: Readonly<Record<string, Fields>>): Preset[] {
  return (definition.presets ?? []).flatMap((given: Partial<Preset>) => {
    const { type, name, partnerAction = '', subscribe, mapping } = given;
    const action = Object.hasOwn(definition.actions, partnerAction) ? definition.actions[partnerAction] : undefined;
    const own = fields[partnerAction];
    if (type !== 'automatic' || typeof subscribe !== 'string' || !action?.perform || !own) return [];
    const known = Object.entries(mapping ?? defaultMapping(own)).filter(
      ([key]) => Object.hasOwn(own, key) || key.startsWith('__segment_internal_'),
    );
    return [
      {
        name: name ?? action.title ?? partnerAction,
        type,
        partnerAction,
        subscribe,
        mapping: { ...syncModeOf(action), ...Object.fromEntries(known) },
      },
    ];
  });
}

type Fields = Record<string, InputField>;

/** The default sync mode of an action, which Segment's mapping screen fills in. */
function syncModeOf({ syncMode }: SegmentAction): Record<string, string> {
  const mode = isObject(syncMode) ? syncMode.default : undefined;
  return typeof mode === 'string' ? { [syncModeKey]: mode } : {};
}

export const syncModeKey = '__segment_internal_sync_mode';
