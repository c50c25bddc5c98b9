import { compact } from '@sluice/kit';
import { isoTime } from './iso-time';

type Traits = Readonly<Record<string, unknown>>;

/** Traits of the common event spec by Blueshift's names; the first that is there is taken. */
const names = {
  firstname: ['firstname', 'firstName', 'first_name'],
  lastname: ['lastname', 'lastName', 'last_name'],
  phone_number: ['phone_number', 'phone'],
  gender: ['gender'],
  joined_at: ['joined_at', 'createdAt', 'created_at'],
} as const;

/** https://developer.blueshift.com/reference/post_api-v1-customers */
export function customerAttributes(traits: Traits, note: (text: string) => void): Record<string, unknown> {
  const standard: Record<string, unknown> = {};
  const taken = new Set<string>();
  for (const [name, alternatives] of Object.entries(names)) {
    const found = alternatives.find((alternative) => traits[alternative] != null && traits[alternative] !== '');
    if (found === undefined) continue;
    taken.add(found);
    standard[name] = traits[found];
  }
  const others = Object.fromEntries(Object.entries(traits).filter(([name]) => !taken.has(name)));
  const phone = phoneNumber(standard.phone_number);
  if (standard.phone_number !== undefined && phone === undefined) {
    note('Phone number left out: Blueshift takes it only with "+" and the country code, as in +493012345678.');
  }
  return compact({
    ...others,
    ...standard,
    phone_number: phone,
    gender: standard.gender === undefined ? undefined : gender(standard.gender),
    joined_at: isoTime(standard.joined_at),
  });
}

/** E.164: 6 to 14 digits after the "+", the first of them not 0. */
function phoneNumber(value: unknown): string | undefined {
  const digits = String(value ?? '').replace(/[\s().\-/]/g, '');
  return /^\+[1-9]\d{5,13}$/.test(digits) ? digits : undefined;
}

/** Blueshift knows male, female and unknown. */
function gender(value: unknown): string {
  const letter = String(value).trim().toLowerCase();
  if (['m', 'male', 'man'].includes(letter)) return 'male';
  return ['f', 'female', 'woman'].includes(letter) ? 'female' : 'unknown';
}
