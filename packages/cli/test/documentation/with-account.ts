import { isObject } from '@sluice/kit/host';
import { simulatorAccount } from '../../src/simulator-account';

/** Settings of a page, with those of an account in the places where a reader has an own one. */
export async function filledIn(slug: string, settings: Readonly<Record<string, unknown>>): Promise<object> {
  const account = await simulatorAccount(slug);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, account[name] ?? value]));
}

/** An entry of a config file, filled in. */
export async function withAccount(entry: object): Promise<object> {
  const { destination, settings = {} } = entry as { destination: string; settings?: object };
  if (!isObject(settings)) return entry;
  const account = await simulatorAccount(destination);
  return { ...entry, settings: { ...account, ...settings, ...(await filledIn(destination, settings)) } };
}
