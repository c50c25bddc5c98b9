import { catalog } from '@sluice/catalog';
import { isObject } from '@sluice/kit/host';
import { UsageError } from '../usage-error';

type Json = Readonly<Record<string, unknown>>;

/** A placeholder for a value that the page must not see: the file's value in the entry at this place. */
interface Kept {
  readonly kept: number;
}

/** Whether a value is only names of variables, which reveal nothing. */
const isVariable = (value: unknown) => typeof value === 'string' && /^(?:\$\{[A-Za-z_]\w*\})+$/.test(value);

/** The entries of a file as the page receives them: what is or may be a secret is replaced, variable names are not. */
export function withoutSecrets(entries: readonly unknown[]): unknown[] {
  return entries.map((entry, place) => {
    if (!isObject(entry) || !isObject(entry.settings)) return entry;
    const definitions = definitionsOf(entry);
    const settings = Object.entries(entry.settings).map(([key, value]) => {
      const type = Object.hasOwn(definitions, key) ? definitions[key]?.type : undefined;
      // An unknown key may be the misspelt name of a secret.
      const isShown = (type !== undefined && type !== 'password') || value === '' || isVariable(value);
      return [key, isShown ? value : ({ kept: place } satisfies Kept)];
    });
    return { ...entry, settings: Object.fromEntries(settings) as Json };
  });
}

/** The entries as the page sends them, with the hidden values put back from the file. */
export function withSecrets(entries: readonly unknown[], file: readonly unknown[]): Json[] {
  return entries.map((entry, place) => {
    if (!isObject(entry) || typeof entry.destination !== 'string' || !isObject(entry.settings)) {
      throw new UsageError(`destinations[${place}]: it must have a "destination" and "settings".`);
    }
    const settings = Object.entries(entry.settings).map(([key, value]) => [key, restored(entry, key, value, file)]);
    return { ...entry, settings: Object.fromEntries(settings) as Json };
  });
}

function restored({ destination }: Json, key: string, value: unknown, file: readonly unknown[]): unknown {
  if (!isObject(value)) return value;
  const source = typeof value.kept === 'number' ? file[value.kept] : undefined;
  const isSame = isObject(source) && source.destination === destination && isObject(source.settings);
  if (isSame && Object.hasOwn(source.settings as Json, key)) return (source.settings as Json)[key];
  throw new UsageError(`settings.${key}: the file no longer has this value. Enter it again.`);
}

function definitionsOf({ destination }: Json) {
  const known =
    typeof destination === 'string' && Object.hasOwn(catalog, destination) ? catalog[destination] : undefined;
  return known?.authentication.fields ?? {};
}
