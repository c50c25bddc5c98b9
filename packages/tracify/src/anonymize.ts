import { hash, rememberNames } from '@sluice/kit';

/**
 * How Tracify wants personal data: SHA-256 in hexadecimal digits without the last five, so that many people share the rest, and
 * SHA-256 of that. Neither salt nor key: https://github.com/be-lenka/tracify-php-sdk/blob/73bf52c/docs/Model/BaseEvent.md, made of
 * Tracify's own OpenAPI description.
 * Nobody says how letters with accents are written: in Unicode's form NFC, as keyboards write them.
 */
export function anonymize(text: string): string {
  return anonymizeDigest(hash('sha256', text.normalize('NFC')));
}

/** The same of a user agent: many visitors have the same one. */
export const anonymizeUserAgent = rememberNames(anonymize, 500);

/** The same of a text of which only the SHA-256 is known. */
export function anonymizeDigest(digest: string): string {
  return hash('sha256', digest.slice(0, -5));
}
