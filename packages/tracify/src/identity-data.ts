import { anonymize, anonymizeDigest } from './anonymize';
import type { IdentityClass } from './server-event';

interface Visitor {
  /** The address, or its SHA-256. */
  readonly email: string | undefined;
  readonly ip: string;
  readonly userAgent: string;
}

const digest = /^[\da-f]{64}$/i;

/** The visitor as Tracify may know them. A session is address and browser joined, and then hashed. */
export function identityData({ email, ip, userAgent }: Visitor): Record<string, IdentityClass> {
  return {
    ...(email !== undefined && { [anonymizeEmail(email)]: 1 as const }),
    [anonymize(`${ip}|${userAgent}`)]: 2,
    [anonymize(ip)]: 3,
    [anonymize(userAgent)]: 4,
  };
}

/** Whether a text is an address or its SHA-256: everybody whose "address" is a placeholder would be one person. */
export function isEmail(text: string): boolean {
  return digest.test(text) || /^[^\s@]+@[^\s@]+$/.test(text);
}

function anonymizeEmail(email: string): string {
  return digest.test(email) ? anonymizeDigest(email.toLowerCase()) : anonymize(email);
}
