import { browsers, type Browser } from '../shop/browsers';
import { companies, type Company } from '../shop/companies';
import { currencies, type Currency } from '../shop/currencies';
import { phones, type Phone } from '../shop/phones';
import { regions, type Region } from '../shop/regions';
import { Random } from '../random';
import { scramble } from './scramble';
import { uniqueId } from './unique-id';

/** What stays the same about a visitor from event to event. */
export interface Visitor {
  seed: number;
  index: number;
  random: Random;
  shape: 'segment' | 'rudderstack';
  /** The part that differs between visitors in the IDs of people, orders and carts. */
  code: string;
  anonymousId: string;
  userId: string;
  rudderId: string;
  deviceId: string;
  region: Region;
  currency: Currency;
  ip: string;
  /** Only for app users. */
  phone?: Phone;
  browser: Browser;
  firstName: string;
  lastName: string;
  email: string;
  company?: Company;
  hasAccount: boolean;
  hasConsentedToAdvertising: boolean;
  /** Whether the web site adds the traits of a signed-in customer to each event's context. */
  sendsTraits: boolean;
  /** The cookie of Bloomreach Discovery. */
  discoveryCookie?: string;
  /** By how much the clock of the visitor's device is fast. */
  clockErrorMilliseconds: number;
}

// Numbers that `uniqueId` does not reach by counting a visitor's events.
const anonymousIdNumber = 0xffff_ffff;
const rudderIdNumber = 0xffff_fffe;
const deviceIdNumber = 0xffff_fffd;

/** Draws a visitor. The same seed and index give the same one. */
export function createVisitor(seed: number, index: number, shape: Visitor['shape'], startsAt: number): Visitor {
  const code = scramble(index ^ scramble(seed));
  const letters = code.toString(36);
  const random = new Random(scramble(code ^ seed));
  const region = random.pick(regions);
  const [firstName, firstMailbox] = random.pick(region.firstNames);
  const [lastName, lastMailbox] = random.pick(region.lastNames);
  const email = `${firstMailbox}.${lastMailbox}.${letters}@example.${random.pick(['com', 'org', 'net'])}`;
  const isAppUser = random.chance(0.25);
  const company = random.chance(0.08) ? random.pick(companies) : undefined;
  const visitor: Visitor = {
    seed,
    index,
    random,
    shape,
    code: letters.toUpperCase().padStart(7, '0'),
    anonymousId: uniqueId(seed, index, anonymousIdNumber),
    userId: String(code).padStart(10, '0'),
    rudderId: uniqueId(seed, index, rudderIdNumber),
    deviceId: uniqueId(seed, index, deviceIdNumber),
    region,
    currency: currencies[region.currency],
    ip: pickAddress(random),
    browser: random.pick(browsers),
    firstName,
    lastName,
    email,
    hasAccount: random.chance(0.6),
    hasConsentedToAdvertising: random.chance(0.7),
    sendsTraits: random.chance(0.5),
    clockErrorMilliseconds: random.chance(0.8) ? 0 : random.integer(-5_000, 90_000),
  };
  if (isAppUser) visitor.phone = random.pick(phones);
  else if (random.chance(0.5)) visitor.discoveryCookie = createDiscoveryCookie(random, startsAt);
  if (company !== undefined) visitor.company = company;
  return visitor;
}

/** From the ranges set aside for documentation. */
function pickAddress(random: Random): string {
  if (random.chance(0.7)) return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`;
  const group = () => random.integer(1, 0xffff).toString(16);
  return `2001:db8:${group()}:${group()}::${group()}`;
}

function createDiscoveryCookie(random: Random, startsAt: number): string {
  const firstVisitAt = startsAt - random.integer(0, 90 * 86_400_000);
  return `uid=${random.integer(1e12, 9_999_999_999_999)}:v=cde-v3.38.0:ts=${firstVisitAt}:hc=${random.integer(1, 12)}`;
}
