import { listOf } from '@sluice/kit';
import { holdsPersonalData } from './personal-data';

export interface ParameterSettings {
  readonly urlParameters: 'all' | 'campaign';
  readonly droppedParameters?: string;
}

/** Those of campaigns: Tracify's own, Urchin's, and the click IDs of advertisers. */
const campaign = /^(utm_|trc_|gad_|.*cl(?:ic)?k?id$|[gw]braid$|epik$)/i;

/** What stands in `data` by itself: a parameter of that name would be taken for it. */
const reserved = /^(origin|referer|url_parameters|order_id|conversion_id|currency|amount|value|cc|(item|amt|qty)\d+)$/i;

/** Names that say: personal. Capitals and what parts the words do not count: `customer[firstName]`. */
const personalWords =
  /email|phone|mobile|telefon|firstname|lastname|fullname|surname|username|vorname|nachname|birth|passw|token|secret|userid|useragent|customerid|subscriber|recipient|kundennummer|address|street|postcode|postalcode|zipcode|ajstrait/;

/** Names that say so only as a whole; among them those of mailing and tracking tools that identify the reader. */
const personalNames = new Set(
  (
    'mail mailto name tel fax dob zip plz ip ua uid user customer login loginid pwd pass auth session sid sessionid jwt ' +
    'code otp key apikey ajsuid ajsaid ke kx mceid mkttok hsenc hsmi veroid olyencid olyanonid bxid'
  ).split(' '),
);

/** The parameters of an address that Tracify gets, each as a key of its own, and whether any was left out as personal. */
export function urlParameters(
  parameters: Iterable<readonly [string, string]>,
  settings: ParameterSettings,
  personal: readonly string[],
): { readonly kept: Record<string, string>; readonly isRedacted: boolean } {
  const dropped = new Set(listOf(settings.droppedParameters).map(wordOf));
  const isPersonal = ([name, value]: readonly [string, string]): boolean =>
    dropped.has(wordOf(name)) ||
    isPersonalName(name) ||
    [name, value].some((text) => holdsPersonalData(text, personal));
  const wanted = [...parameters].filter(
    ([name, value]) =>
      name !== '' && value !== '' && !reserved.test(name) && (settings.urlParameters === 'all' || campaign.test(name)),
  );
  const kept = wanted.filter((parameter) => !isPersonal(parameter));
  // Of several with one name the first counts.
  return { kept: Object.fromEntries(kept.toReversed()), isRedacted: kept.length < wanted.length };
}

function isPersonalName(name: string): boolean {
  const word = wordOf(name);
  return !campaign.test(name) && (personalNames.has(word) || personalWords.test(word));
}

function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
