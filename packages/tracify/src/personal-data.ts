import { ipAddress, type ObjectOf, rememberNames } from '@sluice/kit';
import type { visitor } from './visitor';

/** The visitor whose data must not be sent in plain text. */
type Person = ObjectOf<typeof visitor>;

/** Shorter IDs turn up in addresses by chance, since shops number both customers and products. */
const shortestId = 8;
/** Paths such as `/@harbour` or `/react@18.2.0` are not email addresses. */
const anyEmail = /[^\s/@]@[^\s/@]*\.\p{L}[\p{L}\d-]/u;
const phoneLike = /^[\d\s()./-]{7,40}$/;
const { kind: ipKind } = ipAddress();
/** Every email address, IP address and percent-encoded text has one of these, and so do nearly all user agents. */
const sign = /[@.:%]/;

/** Finds a visitor's personal data in texts, and says in words what it found. Without a visitor it finds nothing. */
export class PersonalData {
  /** What has been found in addresses and their parameters. */
  readonly inAddresses = new Set<string>();
  private readonly ids: readonly (readonly [what: string, id: string])[];
  private readonly email: string | undefined;
  private readonly userAgent: string | undefined;
  /** Whether texts without a sign can be passed over. An IP address always has one. */
  private readonly isSigned: boolean;

  constructor(private readonly person: Person | undefined) {
    const { email, userAgent, userId, anonymousId } = person ?? {};
    this.ids = [
      ['the user ID', plainOrAsItIs(userId)],
      ['the anonymous ID', plainOrAsItIs(anonymousId)],
    ];
    this.email = email && plainOrAsItIs(email);
    if (userAgent !== undefined && userAgent.length >= shortestId) this.userAgent = plainUserAgent(userAgent);
    this.isSigned = sign.test(this.email ?? '@') && sign.test(this.userAgent ?? '@');
  }

  get isSought(): boolean {
    return this.person !== undefined;
  }

  /**
   * Which personal data a text contains; undefined if none. Ignores case and percent-encoding. Finds email addresses
   * (anybody's) and the visitor's IP address and user agent anywhere in the text.
   */
  in(text: string): string | undefined {
    if (this.person === undefined || (this.isSigned && !sign.test(text))) return undefined;
    return this.inPlain(plainText(text), this.person);
  }

  /**
   * The same for a whole part of a path or a parameter's whole value, which may also be an ID or a phone number. A short ID
   * counts only if the parameter's name says that it is one.
   */
  inWhole(text: string, isNamedId = false): string | undefined {
    const { person } = this;
    if (!person) return undefined;
    const plain = plainText(text);
    const whole = plain?.trim() ?? '';
    if (whole === '') return this.inPlain(plain, person);
    for (const [what, id] of this.ids) {
      if (whole === id && (isNamedId || id.length >= shortestId)) return what;
    }
    const { ip, phone } = person;
    if (phone !== undefined && phoneLike.test(whole) && isSamePhone(whole, phone)) return 'the phone number';
    if (/[.:]/.test(whole) && ipKind.read(whole) === ip) return 'the IP address';
    return this.inPlain(plain, person);
  }

  private inPlain(plain: string | undefined, { ip }: Person): string | undefined {
    if (plain === undefined) return 'something encoded too many times';
    const { email, userAgent } = this;
    if (plain.includes('@') && anyEmail.test(plain)) return 'an email address';
    if (email !== undefined && plain.includes(email)) return 'an email address';
    if (holdsIp(plain, ip)) return 'the IP address';
    return userAgent !== undefined && plain.includes(userAgent) ? 'the user agent' : undefined;
  }
}

/** Whether a text has the IP address, and not as a part of a longer one. */
function holdsIp(text: string, ip: string): boolean {
  for (let at = text.indexOf(ip); at !== -1; at = text.indexOf(ip, at + ip.length)) {
    if (!/[\da-f:.]/.test(text[at - 1] ?? '') && !/[\da-f:]/.test(text[at + ip.length] ?? '')) return true;
  }
  return false;
}

/** Also true if one of the two is in national form: 0170 1234567 and +49 170 1234567. */
function isSamePhone(first: string, second: string): boolean {
  const [one, other] = [significantDigits(first), significantDigits(second)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= shortestId && long.length - short.length <= 3 && long.endsWith(short);
}

function significantDigits(phone: string): string {
  return phone.replace(/\(\s?0\s?\)|\D/g, '').replace(/^0+/, '');
}

/** With no limit, a crafted text could take forever to decode. */
const mostLayers = 6;

/** Decoded and in lower case; in queries "+" means a space. Undefined if it is encoded too often. */
function plainText(text: string): string | undefined {
  let decoded = text;
  for (let layer = 0; decoded.includes('%'); layer += 1) {
    const next = decode(decoded);
    if (next === decoded) break;
    if (layer === mostLayers) return undefined;
    decoded = next;
  }
  return (decoded.includes('+') ? decoded.replaceAll('+', ' ') : decoded).toLowerCase();
}

function plainOrAsItIs(text = ''): string {
  return plainText(text)?.trim() ?? text;
}

/** Remembered because many visitors share one. */
const plainUserAgent = rememberNames(plainOrAsItIs, 500);

function decode(text: string): string {
  return text
    .replace(/%(?:25)+(?=[\da-f]{2})/gi, '%')
    .replace(/(?:%[\da-f]{2})+/gi, (encoded) => utf8.decode(Uint8Array.from(encoded.slice(1).split('%'), fromHex)));
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const fromHex = (digits: string) => parseInt(digits, 16);
