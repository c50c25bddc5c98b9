import type { Destination } from '@sluice/kit/host';
import { simulators } from '@sluice/test-utils/simulators';
import { keyOf, wordOf } from '../src/configuration/built-in-of';

/** A configuration of RudderStack's for the account that the destination's simulator has. */
export function configOf(destination: Destination): Readonly<Record<string, unknown>> {
  const account = Object.entries(simulators[destination.slug]?.account ?? {});
  const known = account.filter(([setting]) => Object.hasOwn(destination.authentication.fields, setting));
  return Object.fromEntries(
    known.map(([setting, value]) => [keyOf(destination, setting), wordOf(destination, setting, value)]),
  );
}
