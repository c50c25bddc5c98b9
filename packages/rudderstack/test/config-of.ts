import type { Destination } from '@sluice/kit/host';
import { simulators } from '@sluice/test-utils/simulators';
import { configurationFor } from '../src/configuration/configuration-for';

/** A configuration of RudderStack's for the account that the destination's simulator has. */
export function configOf(destination: Destination): Readonly<Record<string, unknown>> {
  return configurationFor(destination, simulators[destination.slug]?.account ?? {});
}
