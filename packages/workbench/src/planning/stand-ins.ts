import accounts from 'built-in:accounts';
import type { Destination } from '@sluice/kit/host';
import { isKept } from './entry';

type Settings = Readonly<Record<string, unknown>>;

/**
 * The user's settings as far as the page knows them: secrets are replaced by their names, as in `{{apiKey}}`, and settings that the
 * server reads from its environment by values of an imaginary account.
 */
export function knownSettings({ slug, authentication }: Destination, written: Settings): Settings {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      const isSecret = authentication.fields[key]?.type === 'password' && value !== '';
      return [key, isSecret ? `{{${key}}}` : isKept(value) || isVariable(value) ? standIn(slug, key) : value];
    }),
  );
}

/** The value of an imaginary account, for a setting that is missing or wrong, so that there is something to see from the start. */
export function standIn(slug: string, key: string): unknown {
  return accounts[slug]?.[key];
}

/** Whether a setting is read from the server's environment. */
export function isVariable(value: unknown): boolean {
  return typeof value === 'string' && /(^|[^$])\$\{/.test(value);
}
