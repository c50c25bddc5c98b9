import { catalog } from '@sluice/catalog';
import { isObject, type RawSettings } from '@sluice/kit/host';
import { simulators } from '@sluice/simulators';

/** The settings of the account that a reader has: the simulator's. */
export function accountOf(slug: string): RawSettings {
  const fields = catalog[slug]?.authentication.fields ?? {};
  const account = Object.entries(simulators[slug]?.account ?? {});
  return Object.fromEntries(account.filter(([name]) => Object.hasOwn(fields, name)));
}

/** Settings of a page, with those of the account where every reader has another value: where there is no default. */
export function filledIn(slug: string, settings: Readonly<Record<string, unknown>>): object {
  const account = accountOf(slug);
  const fields = catalog[slug]?.authentication.fields ?? {};
  const own = (name: string) => (fields[name]?.default === undefined ? account[name] : undefined);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, own(name) ?? value]));
}

/** An entry of a config file, filled in. */
export function withAccount(entry: object): object {
  const { destination, settings = {} } = entry as { destination: string; settings?: object };
  if (!isObject(settings)) return entry;
  return { ...entry, settings: { ...accountOf(destination), ...filledIn(destination, settings) } };
}
