import { isObject, keyValues, listOf, pairsOf, rememberSettings } from '@sluice/kit';

/** What the person agreed to, as the hosts have it: merged, for then it is an object whatever stands there. */
export const consent = keyValues(
  'Consent',
  'What the person agreed to: categoryPreferences as Segment has it, allowedConsentIds and deniedConsentIds as RudderStack ' +
    'has it. What these are called at Commanders Act stands in the setting "Consent categories".',
  {
    from: {
      '@merge': {
        direction: 'right',
        objects: [{ '@path': '$.context.consentManagement' }, { '@path': '$.context.consent' }],
      },
    },
  },
);

type Given = Readonly<Record<string, unknown>>;
interface Settings {
  readonly consentCategories?: string | undefined;
}
type Note = (text: string) => void;

const says = ['categoryPreferences', 'allowedConsentIds', 'deniedConsentIds'];
const refusals = new Set<unknown>([false, null, undefined, '', 0, 'false', '0', 'no', 'denied']);

/**
 * The IDs that were granted and no others, by which each of the vendor's destinations decides whether it may have the event:
 * https://doc.commandersact.com/developers/tracking/events-reference, "User". Only what is surely a yes is one, and a no anywhere
 * is a no. Notes tell places, not what stands there.
 */
export function grantedCategories(given: Given | undefined, settings: Settings, note: Note): string[] {
  if (!given) return [];
  const granted = new Map<string, string>();
  const unclear: string[] = [];
  const { categoryPreferences, allowedConsentIds, deniedConsentIds } = given;
  const refused = new Set(idsIn(deniedConsentIds, 'deniedConsentIds', unclear).keys());
  for (const [name, answer] of membersOf(categoryPreferences, unclear)) {
    const place = `categoryPreferences.${name}`;
    if (answer === true) granted.set(name.trim(), place);
    else if (refusals.has(answer)) refused.add(name.trim());
    else unclear.push(place);
  }
  for (const [id, place] of idsIn(allowedConsentIds, 'allowedConsentIds', unclear)) granted.set(id, place);
  if (!says.some((name) => name in given) && Object.keys(given).length > 0) unclear.push('the event’s consent');
  for (const category of refused) granted.delete(category);
  const ids = translate(granted, settings, note);
  if (unclear.length > 0)
    note(`Grants nothing, because it is not in a form that says yes or no: ${unclear.join(', ')}.`);
  return ids;
}

const idsByCategory = rememberSettings(({ consentCategories }: Settings) => pairsOf(consentCategories).pairs);

function translate(granted: ReadonlyMap<string, string>, settings: Settings, note: Note): string[] {
  const ids = new Set<string>();
  const unmapped: string[] = [];
  for (const [category, place] of granted) {
    const mapped = idsByCategory(settings).get(category);
    if (mapped === undefined) unmapped.push(place);
    else if (mapped !== 'none') for (const id of mapped.split('|')) ids.add(id.trim());
  }
  if (unmapped.length > 0)
    note(`Granted, but not in the setting "Consent categories", and so not sent: ${unmapped.join(', ')}.`);
  return [...ids];
}

function membersOf(given: unknown, unclear: string[]): [string, unknown][] {
  if (isObject(given)) return Object.entries(given);
  const isNothing = given === undefined || given === null || (Array.isArray(given) && given.length === 0);
  if (!isNothing) unclear.push('categoryPreferences');
  return [];
}

/** IDs and where each stands: a list, PHP's list with keys, a comma-separated text, or an object that has the IDs as its keys. */
function idsIn(given: unknown, place: string, unclear: string[]): Map<string, string> {
  const found = new Map<string, string>();
  if (given === undefined || given === null) return found;
  const isKeyed = isObject(given) && !Object.keys(given).every((key, index) => key === String(index));
  if (isKeyed) {
    for (const [id, answer] of Object.entries(given)) if (!refusals.has(answer)) found.set(id.trim(), `${place}.${id}`);
    return found;
  }
  const list = typeof given === 'string' ? listOf(given) : typeof given === 'object' ? Object.values(given) : [given];
  for (const [index, id] of list.entries()) {
    if (typeof id === 'string' && id.trim() !== '') found.set(id.trim(), `${place}[${index}]`);
    else if (typeof id === 'number') found.set(String(id), `${place}[${index}]`);
    else if (id !== null && id !== '') unclear.push(`${place}[${index}]`);
  }
  return found;
}
