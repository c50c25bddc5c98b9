import { isObject, type RawSettings } from '@sluice/kit/host';
import type { Performing, SegmentAction } from './definition';

/** A hook of an action, as its definition declares it: it creates what the action needs at the vendor. */
export interface SegmentHook {
  readonly label?: string;
  readonly description?: string;
  readonly inputFields?: Readonly<Record<string, object>>;
  readonly performHook: Performing;
}

/** What a hook saved. Segment stores it in the mapping under the hook's name. */
export interface SavedByHook {
  readonly inputs: RawSettings;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The hooks of an action, by name. */
export function hooksOf({ hooks }: SegmentAction): Readonly<Record<string, SegmentHook>> {
  return (hooks ?? {}) as Readonly<Record<string, SegmentHook>>;
}

/** What a hook has saved in a mapping. */
export function savedIn(mapping: Readonly<Record<string, unknown>>, name: string): SavedByHook | undefined {
  const saved = mapping[name];
  return isObject(saved) && isObject(saved.outputs) ? (saved as unknown as SavedByHook) : undefined;
}
