import type { GlobalSetting } from '@sluice/kit/host';

/** Whether a setting is what only the vendor's own account can be reached with: a key, an address, an ID that is required. */
export function isAccess(definition: GlobalSetting | undefined): boolean {
  if (!definition || definition.choices) return false;
  const { type, kind, required, requiredWhen } = definition;
  return type === 'password' || kind === 'address' || required === true || requiredWhen !== undefined;
}
