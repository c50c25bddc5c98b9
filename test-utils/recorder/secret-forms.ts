import { formsOf } from '@sluice/kit/host';

/** The ways in which a value may appear in a header, a URL or a body; always the same number, in the same order. */
export function secretForms(value: string): string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  const hex = Buffer.from(value, 'utf8').toString('hex');
  return [
    ...formsOf(value),
    new URLSearchParams({ '': value }).toString().slice(1),
    inJson,
    // JSON inside a text in JSON.
    JSON.stringify(inJson).slice(1, -1),
    hex,
    hex.toUpperCase(),
  ];
}

/** What may be base64 of several things together, as in HTTP Basic, in which a value's own base64 does not show. */
export const base64Run = /[A-Za-z0-9+/_-]{8,}={0,2}/g;

/** The text that a run of base64 encodes. */
export function decodeBase64(run: string): string {
  return Buffer.from(run, 'base64').toString('utf8');
}
