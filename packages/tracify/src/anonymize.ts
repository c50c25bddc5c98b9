import { hash, rememberNames } from '@sluice/kit';

/**
 * Hashes personal data as Tracify wants it: SHA-256 in hexadecimal, without the last five digits (so that many people share
 * the rest), and SHA-256 of that, with no salt or key:
 * https://github.com/be-lenka/tracify-php-sdk/blob/73bf52c/docs/Model/BaseEvent.md, generated from Tracify's own OpenAPI
 * description. The Unicode form is not documented; NFC is what keyboards produce.
 */
export function anonymize(text: string): string {
  return anonymizeDigest(hash('sha256', text.normalize('NFC')));
}

/** The same for a user agent, remembered because many visitors share one. */
export const anonymizeUserAgent = rememberNames(anonymize, 500);

/** The same for a text of which only the SHA-256 is known. */
export function anonymizeDigest(digest: string): string {
  return hash('sha256', digest.slice(0, -5));
}
