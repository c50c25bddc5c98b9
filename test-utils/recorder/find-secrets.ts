import { SecretFinder } from '@sluice/kit/host';

/**
 * The names of the secrets of which a text, or a text, name or number in a value, shows a part, as the kit finds them.
 * `secrets`: the values by name.
 */
export function findSecrets(value: unknown, secrets: Readonly<Record<string, string>>): string[] {
  const finder = new SecretFinder(secrets);
  return [...new Set(textsIn(value).flatMap((text) => finder.find(text).map(({ name }) => name)))];
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]);
}
