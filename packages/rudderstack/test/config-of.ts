import type { Destination, RawSettings } from '@sluice/kit/host';
import { type Account, simulators } from '@sluice/test-utils/simulators';
import { keyOf, wordOf } from '../src/configuration/built-in-of';

/** A configuration of RudderStack's for the account that the destination's simulator has, and more settings. */
export function configOf(destination: Destination, more: RawSettings = {}): Readonly<Record<string, unknown>> {
  // -- settings are scalars, as an account is
  const account = Object.entries({ ...simulators[destination.slug]?.account, ...(more as Account) });
  const known = account.filter(([setting]) => Object.hasOwn(destination.authentication.fields, setting));
  return Object.fromEntries(
    known.map(([setting, value]) => [keyOf(destination, setting), wordOf(destination, setting, value)]),
  );
}
