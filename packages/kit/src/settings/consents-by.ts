import type { Consents } from '../kinds/consents';
import { pairsOf } from './pairs-of';
import { rememberSettings } from '../remember';

/** A consent to a category that the settings name. */
interface NamedConsent {
  readonly category: string;
  /** The vendor's name for it. */
  readonly as: string;
  readonly isGiven: boolean | undefined;
}

interface Settings {
  readonly consentCategories?: string | undefined;
}

const namesBy = rememberSettings(({ consentCategories }: Settings) => pairsOf(consentCategories).pairs);

/**
 * The consents to categories that the setting `consentCategories` names ("Analytics=2, Advertising=3"). Other consents are not
 * sent, and a note says where they are.
 */
export function consentsBy(settings: Settings, consents: Consents, note: (text: string) => void): NamedConsent[] {
  const names = namesBy(settings);
  const unnamed: string[] = [];
  const named: NamedConsent[] = [];
  for (const [category, { isGiven, place }] of consents) {
    const as = names.get(category);
    if (as === undefined) unnamed.push(place);
    else named.push({ category, as, isGiven });
  }
  if (unnamed.length > 0)
    note(`Not sent, because the setting "Consent categories" does not name them: ${unnamed.join(', ')}.`);
  return named;
}
