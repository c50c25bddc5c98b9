import { base64Run, decodeBase64, secretForms } from './secret-forms';

/**
 * The names of the secrets that a text holds: raw, encoded for a URL, in base64 (alone or with other things), in hex.
 * `secrets`: the values by name.
 */
export function findSecrets(text: string, secrets: Readonly<Record<string, string>>): string[] {
  // A run may begin before the base64 does, as in a path: four places to begin at are all there are.
  const decoded = (text.match(base64Run) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((start) => decodeBase64(run.slice(start))),
  );
  return Object.entries(secrets)
    .filter(([, value]) => value !== '')
    .filter(([, value]) => {
      return secretForms(value).some((form) => text.includes(form)) || decoded.some((part) => part.includes(value));
    })
    .map(([name]) => name);
}
