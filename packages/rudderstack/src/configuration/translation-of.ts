import { type CompileOptions, ConfigurationError, type ConfigurationProblem } from '@sluice/engine';
import { defaultMapping, type Destination, isObject, type RawSettings } from '@sluice/kit/host';
import type { EventRow, EventTable } from './built-in';
import { builtInOf, keyOf } from './built-in-of';

/** A destination's configuration in RudderStack, translated to our settings. */
export interface Translation {
  readonly settings: RawSettings;
  /** In the form that `compile` accepts. */
  readonly subscriptions?: Subscriptions;
}

type Subscriptions = NonNullable<CompileOptions['subscriptions']>;

/** The key that selects the vendor's own names, if RudderStack's own integration uses others. */
export const vendorNamesKey = 'useVendorNames';
/** The key of a user's own subscriptions: all of them as a list, or changes to the presets; or either as JSON text. */
export const subscriptionsKey = 'subscriptions';

/**
 * Reads the configuration (`destination.Config`) that a RudderStack user has for this destination: our settings, or those of
 * RudderStack's own integration. Other keys belong to RudderStack and are ignored. Throws a `ConfigurationError` if a table, a
 * list or a choice cannot be read; whether the settings are valid is checked by `compile`.
 */
export function translationOf(destination: Destination, config: RawSettings): Translation {
  const builtIn = builtInOf(destination);
  const problems: ConfigurationProblem[] = [];
  const own = readSubscriptions(config[subscriptionsKey], problems);
  const settings: Record<string, unknown> = {};
  for (const setting of Object.keys(destination.authentication.fields)) {
    const key = keyOf(destination, setting);
    const value = config[key];
    if (isAbsent(value)) continue;
    const words = builtIn?.words?.[setting];
    const word = typeof value === 'string' && words && Object.hasOwn(words, value) ? words[value] : undefined;
    settings[setting] = words ? word : value;
    if (words && word === undefined) {
      problems.push({ place: key, message: `It must be one of: ${Object.keys(words).join(', ')}.` });
    }
  }
  if (!builtIn) {
    if (problems.length > 0) throw new ConfigurationError(problems);
    return { settings, ...(own && { subscriptions: own }) };
  }
  const usesVendorNames = readFlag(config[vendorNamesKey], problems);
  if (own && !usesVendorNames && !Array.isArray(own)) {
    const message = `What differs from the presets needs "${vendorNamesKey}": true. Without it, give all subscriptions as a list.`;
    problems.push({ place: subscriptionsKey, message });
  }
  const eventRows = builtIn.eventTable ? readRows(config[builtIn.eventTable.key], builtIn.eventTable, problems) : [];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    settings: { ...builtIn.account, ...(usesVendorNames ? {} : builtIn.habits(config)), ...settings },
    subscriptions:
      own ??
      builtIn.subscriptions({
        usesVendorNames,
        presets: destination.presets,
        defaultsOf: (action) => defaultMapping(destination.actions[action]?.fields ?? {}),
        config,
        eventRows,
      }),
  };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function readSubscriptions(value: unknown, problems: ConfigurationProblem[]): Subscriptions | undefined {
  if (isAbsent(value)) return undefined;
  const given = typeof value === 'string' ? parse(value) : value;
  if (Array.isArray(given) || isObject(given)) return given as Subscriptions; // -- `compile` looks at each
  const message =
    'It must be a list of subscriptions, an object with what differs from the presets, or the JSON text of either.';
  problems.push({ place: subscriptionsKey, message });
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFlag(value: unknown, problems: ConfigurationProblem[]): boolean {
  if (value === true || value === 'true') return true;
  if (!isAbsent(value) && value !== false && value !== 'false') {
    problems.push({ place: vendorNamesKey, message: 'It must be true or false.' });
  }
  return false;
}

/** The rows that are filled in; RudderStack's form leaves empty rows. */
function readRows(value: unknown, table: EventTable, problems: ConfigurationProblem[]): EventRow[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) {
    problems.push({ place: table.key, message: 'It must be a list of { from, to }.' });
    return [];
  }
  const rows = value.flatMap((row: unknown, index): EventRow[] => {
    const place = `${table.key}[${index}]`;
    const { from: written, to: name } = isObject(row) ? row : {};
    const from = typeof written === 'string' ? written.trim() : (written ?? '');
    const to = name ?? '';
    if (!isObject(row) || typeof from !== 'string' || typeof to !== 'string') {
      problems.push({ place, message: 'It must be { from, to }, both texts.' });
      return [];
    }
    if (from === '' || to === '') return [];
    // FQL, the language of triggers, cannot express one.
    if (from.includes('"')) problems.push({ place: `${place}.from`, message: 'No name can hold a double quote.' });
    return [{ from, to }];
  });
  // Duplicate rows are dropped: their event must not arrive twice.
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
