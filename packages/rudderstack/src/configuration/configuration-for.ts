import type { Destination, RawSettings } from '@sluice/kit/host';
import { keyOf, wordOf } from './built-in-of';

/** The configuration in RudderStack that is equivalent to these settings; unknown settings are left out. */
export function configurationFor(destination: Destination, settings: RawSettings): Readonly<Record<string, unknown>> {
  const known = Object.entries(settings).filter(([setting]) =>
    Object.hasOwn(destination.authentication.fields, setting),
  );
  return Object.fromEntries(
    known.map(([setting, value]) => [
      keyOf(destination, setting),
      wordOf(destination, setting, value as string | number | boolean), // -- settings are scalars
    ]),
  );
}
