import type { GlobalSetting } from '@sluice/kit/host';

/** Whether a setting identifies or gives access to the vendor account: a key, an address, a required ID. */
export function isAccess(definition: GlobalSetting | undefined): boolean {
  if (!definition || definition.choices) return false;
  const { type, kind, required, requiredWhen } = definition;
  return type === 'password' || kind === 'address' || required === true || requiredWhen !== undefined;
}
