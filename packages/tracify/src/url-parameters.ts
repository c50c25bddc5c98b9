import { listOf, rememberNames, rememberSettings } from '@sluice/kit';
import type { Settings } from './connection';
import type { PersonalData } from './personal-data';

/** Campaign parameters: Tracify's own, Urchin's, and the click IDs of advertisers. */
const campaign =
  /^(?:utm_|trc_|gad_|.*cl(?:ic)?k?_?id$|[gw]braid$|epik$|sccid$|srsltid$|li_fat_id$|rdt_cid$|awc$|cjevent$|tblci$)/i;

/** Keys of `data` with a meaning of their own: a parameter of that name would be mistaken for it. */
const reserved =
  /^(?:origin|referer|url_parameters|order_id|conversion_id|currency|amount|value|cc|(?:item|amt|qty)\d+|__proto__)$/i;

/**
 * Parts of names that mean personal data. Case and punctuation are ignored: `customer[firstName]`. Shops' filters, such as
 * `headphones` and `streetwear`, do not count.
 */
const personalWords =
  /email|(?<!smart|head|ear|micro|^i)phone|mobile|telefon|rufnummer|firstname|lastname|fullname|surname|username|vorname|nachname|birth(?!stone)|geburtsdatum|passw|token|secret|sess(?:ion)?id|userid|useragent|customerid|subscriber|recipient|kundennummer|address|street(?!wear)|stra(?:ss|ß)e|postcode|postalcode|zipcode|ajstrait/;

/** Names that mean personal data only as a whole, among them those by which mailing and tracking tools identify readers. */
const personalNames = new Set(
  (
    'mail mailto name tel fax dob zip plz ip ua uid user customer login loginid pwd pass auth session sid jwt code otp key ' +
    'apikey ajsuid ajsaid ke kx mceid mkttok hsenc hsmi veroid olyencid olyanonid bxid bsftuid dmi etrid sccustomer scuid ' +
    'sfmcsub vgoee'
  ).split(' '),
);

/** Names for the ID of a person. Not `product_id`, whose number may happen to be the visitor's. */
const idNames =
  /^(?:[cm]?id|.*(?:client|member|visitor|account|contact|profile|person|anonymous|distinct|device|kunden?)(?:id|no|nr|number|nummer)?)$/;

const droppedBy = rememberSettings(({ droppedParameters }: Settings) => new Set(listOf(droppedParameters).map(wordOf)));

/**
 * The URL parameters that Tracify gets, each as its own key, without those that hold personal data. If none begins with `utm_`, those
 * of `fallback` are added. https://tracify.dev/events asks for them with the first event of a session.
 */
export function urlParameters(
  queries: readonly (string | undefined)[],
  fallback: Readonly<Record<string, string | undefined>>,
  settings: Settings,
  personal: PersonalData,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const query of queries) {
    if (query === undefined || query === '') continue;
    for (const [name, value] of new URLSearchParams(query))
      keep(kept, withoutControls(name), withoutControls(value), settings, personal);
  }
  for (const name in kept) if (/^utm_/i.test(name)) return kept;
  for (const name in fallback) keep(kept, name, fallback[name] ?? '', settings, personal);
  return kept;
}

function keep(
  kept: Record<string, string>,
  name: string,
  value: string,
  settings: Settings,
  personal: PersonalData,
): void {
  if (name === '' || value === '' || reserved.test(name)) return;
  const isCampaign = campaign.test(name);
  if (settings.urlParameters === 'campaign' && !isCampaign) return;
  const found = droppedBy(settings).has(wordOf(name))
    ? 'a parameter listed in the settings'
    : findIn(name, value, isCampaign, personal);
  if (found !== undefined) personal.inAddresses.add(found);
  // Of several with the same name, the first counts.
  else if (!Object.hasOwn(kept, name)) kept[name] = value;
}

/** Databases refuse NUL, and with one parameter Tracify would refuse the whole request. */
const withoutControls = (text: string) => (control.test(text) ? text.replace(/\p{Cc}/gu, '') : text);
const control = /\p{Cc}/u;

/** An ID in a campaign parameter is the campaign's. */
function findIn(name: string, value: string, isCampaign: boolean, personal: PersonalData): string | undefined {
  if (!personal.isSought) return undefined;
  if (isCampaign) return personal.in(name) ?? personal.in(value);
  const word = wordOf(name);
  if (personalNames.has(word) || personalWords.test(word)) return 'a parameter with a personal name';
  return personal.inWhole(name) ?? personal.inWhole(value, idNames.test(word));
}

const wordOf = rememberNames((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
