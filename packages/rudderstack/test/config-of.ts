import type { Destination, RawSettings } from '@sluice/kit/host';
import { simulators } from '@sluice/simulators';
import { configurationFor } from '../src/configuration/configuration-for';

/** A configuration of RudderStack's for the account that the destination's simulator has, and more settings. */
export function configOf(destination: Destination, more: RawSettings = {}): Readonly<Record<string, unknown>> {
  return configurationFor(destination, { ...simulators[destination.slug]?.account, ...more });
}
