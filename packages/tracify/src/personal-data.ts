import { ipAddress } from '@sluice/kit';

/** What must not be sent as it is. */
export interface PersonalData {
  readonly ip: string;
  readonly userAgent: string;
  readonly email?: string | undefined;
  readonly userId?: string | undefined;
  readonly anonymousId?: string | undefined;
  readonly phone?: string | undefined;
}

/** Shorter IDs stand in addresses by chance: shops number customers and products alike. */
const shortestId = 8;
/** A path such as `/@harbour` or `/react@18.2.0` is no address. */
const anyEmail = /[^\s/@]@[^\s/@]*\.\p{L}[\p{L}\d-]/u;
const phoneLike = /^[\d\s()./-]{7,40}$/;
const { kind: ipKind } = ipAddress();

/**
 * What of the visitor a text gives away, in words; undefined where it is nothing. Capitals do not count, nor how often it is
 * percent-encoded. Email addresses (anybody's), IP address and user agent are found anywhere in it.
 */
export function findPersonalData(text: string, { email, ip, userAgent }: PersonalData): string | undefined {
  const plain = plainText(text);
  if (plain === undefined) return 'something that is encoded too often';
  if (anyEmail.test(plain) || holds(plain, email)) return 'an email address';
  if (holdsIp(plain, ip)) return 'the IP address';
  return userAgent.length >= shortestId && holds(plain, userAgent) ? 'the user agent' : undefined;
}

/**
 * The same of a whole part of a path or a whole value of a parameter, which may be an ID or phone number besides. An ID that is
 * short counts only where the parameter's name says that it is one.
 */
export function findInWhole(text: string, personal: PersonalData, isNamedId = false): string | undefined {
  const plain = plainText(text)?.trim();
  if (plain === undefined || plain === '') return findPersonalData(text, personal);
  const { ip, userId, anonymousId, phone } = personal;
  const isId = (id: string | undefined) =>
    id !== undefined && (isNamedId || id.length >= shortestId) && plain === plainText(id)?.trim();
  if (isId(userId)) return 'the user ID';
  if (isId(anonymousId)) return 'the anonymous ID';
  if (phone !== undefined && phoneLike.test(plain) && isSamePhone(plain, phone)) return 'the phone number';
  if (/[.:]/.test(plain) && ipKind.read(plain) === ip) return 'the IP address';
  return findPersonalData(text, personal);
}

function holds(text: string, value: string | undefined): boolean {
  return value !== undefined && text.includes(plainText(value)?.trim() ?? value);
}

/** Not as a piece of a longer number. */
function holdsIp(text: string, ip: string): boolean {
  for (let at = text.indexOf(ip); at !== -1; at = text.indexOf(ip, at + ip.length)) {
    if (!/[\da-f:.]/.test(text[at - 1] ?? '') && !/[\da-f:]/.test(text[at + ip.length] ?? '')) return true;
  }
  return false;
}

/** Also where one of the two is written as within the country: 0170 1234567 and +49 170 1234567. */
function isSamePhone(first: string, second: string): boolean {
  const [one, other] = [significantDigits(first), significantDigits(second)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= shortestId && long.length - short.length <= 3 && long.endsWith(short);
}

function significantDigits(phone: string): string {
  return phone.replace(/\(\s?0\s?\)|\D/g, '').replace(/^0+/, '');
}

/** Decoded more often, a text could be made to take for ever. */
const mostLayers = 6;

/** Without encoding and capitals; "+" stands for a blank in queries. Undefined where there is no end to the encoding. */
function plainText(text: string): string | undefined {
  let decoded = text;
  for (let layer = 0; decoded.includes('%'); layer += 1) {
    const next = decode(decoded);
    if (next === decoded) break;
    if (layer === mostLayers) return undefined;
    decoded = next;
  }
  return decoded.replaceAll('+', ' ').toLowerCase();
}

function decode(text: string): string {
  return text
    .replace(/%(?:25)+(?=[\da-f]{2})/gi, '%')
    .replace(/(?:%[\da-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8'));
}
