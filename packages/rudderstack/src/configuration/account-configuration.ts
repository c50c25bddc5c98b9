import type { Destination, RawSettings } from '@sluice/kit/host';
import { builtInOf } from './built-in-of';
import { usualKeysOf } from './config-keys';
import { configurationFor } from './configuration-for';

/**
 * The configuration with which RudderStack sends to the account that has these settings: all of them, or, if RudderStack has its
 * own integration, only that one's keys, so that everything else is as its users have it.
 */
export function accountConfiguration(
  destination: Destination,
  account: RawSettings,
): Readonly<Record<string, unknown>> {
  const config = configurationFor(destination, account);
  if (!builtInOf(destination)) return config;
  const keys = usualKeysOf(destination).map(({ key }) => key);
  return Object.fromEntries(Object.entries(config).filter(([key]) => keys.includes(key)));
}
