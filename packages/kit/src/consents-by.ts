import type { Consents } from './kinds/consents';
import { pairsOf } from './pairs-of';

/** A consent to a category that the settings name. */
interface NamedConsent {
  readonly category: string;
  /** The vendor's name for it. */
  readonly as: string;
  readonly isGiven: boolean | undefined;
}

/**
 * The consents to categories that a setting such as "Analytics=2, Advertising=3" names. What it does not name is not sent: a note
 * tells the places.
 */
export function consentsBy(
  setting: string | undefined,
  consents: Consents,
  note: (text: string) => void,
): NamedConsent[] {
  const { pairs } = pairsOf(setting);
  const unnamed: string[] = [];
  const named = [...consents].flatMap(([category, { isGiven, place }]) => {
    const as = pairs.get(category);
    if (as === undefined) unnamed.push(place);
    return as === undefined ? [] : [{ category, as, isGiven }];
  });
  if (unnamed.length > 0)
    note(`Not sent, for the setting "Consent categories" does not name them: ${unnamed.join(', ')}.`);
  return named;
}
