import accounts from 'built-in:accounts';
import type { Destination } from '@sluice/kit/host';
import { isKept } from './entry';

type Settings = Readonly<Record<string, unknown>>;

/**
 * The user's settings as far as the page knows them. In place of secrets stand their names, as in `{{apiKey}}`; in place of what the
 * server reads from its environment, the value of no real account.
 */
export function knownSettings({ slug, authentication }: Destination, written: Settings): Settings {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      const isSecret = authentication.fields[key]?.type === 'password' && value !== '';
      return [key, isSecret ? `{{${key}}}` : isKept(value) || isVariable(value) ? standIn(slug, key) : value];
    }),
  );
}

/** The value of no real account, for what is missing or wrong: there is something to see from the first moment on. */
export function standIn(slug: string, key: string): unknown {
  return accounts[slug]?.[key];
}

/** Whether the server's environment has to say what it is. */
export function isVariable(value: unknown): boolean {
  return typeof value === 'string' && /(^|[^$])\$\{/.test(value);
}
