import { toIso } from './to-iso';
import type { Visitor } from './visitor';

const dayMilliseconds = 86_400_000;

/** What becomes known about a visitor who signs in or up at this time. */
export function createTraits(visitor: Visitor, time: number): Record<string, unknown> {
  const { random, region, firstName, lastName, email, company, hasAccount, hasConsentedToAdvertising } = visitor;
  const [city, postalCode, state] = random.pick(region.cities);
  const daysSinceSignUp = hasAccount ? random.integer(1, 900) : 0;
  return {
    email,
    firstName,
    lastName,
    name: region.familyNameFirst === true ? `${lastName} ${firstName}` : `${firstName} ${lastName}`,
    ...(region.phonePrefix !== undefined && { phone: `${region.phonePrefix}${random.integer(10, 99)}` }),
    birthday: toIso(Date.UTC(random.integer(1944, 2006), 0, random.integer(1, 365))).slice(0, 'yyyy-mm-dd'.length),
    createdAt: toIso(time - daysSinceSignUp * dayMilliseconds),
    address: { street: random.pick(region.streets), city, postalCode, state, country: region.country },
    language: region.locale.slice(0, 2),
    isMember: random.chance(0.3),
    marketingOptIn: hasConsentedToAdvertising,
    ...(company !== undefined && { company: { id: company.id, name: company.name } }),
  };
}
