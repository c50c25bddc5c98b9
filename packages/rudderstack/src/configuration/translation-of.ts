import { ConfigurationError, type ConfigurationProblem, type Subscription } from '@sluice/engine';
import { defaultMapping, type Destination, isObject, type RawSettings } from '@sluice/kit/host';
import type { EventRow, EventTable } from './built-in';
import { builtInOf, keyOf } from './built-in-of';

/** What a destination's configuration in RudderStack says in our words. */
export interface Translation {
  readonly settings: RawSettings;
  /** The destination's presets unless given. */
  readonly subscriptions?: readonly Subscription[];
}

/** The key that brings the vendor's own names, where RudderStack's own integration has others. */
export const vendorNamesKey = 'useVendorNames';
/** The key of a user's own subscriptions: a list, or its JSON text. */
export const subscriptionsKey = 'subscriptions';

/**
 * Reads the configuration (`destination.Config`) that a RudderStack user has for this destination: our settings, or those
 * of RudderStack's own integration. What is neither belongs to RudderStack and is let be. Throws a `ConfigurationError`
 * where a table, a list or a choice of ways cannot be read; whether the settings are right is for `compile` to say.
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

function readSubscriptions(value: unknown, problems: ConfigurationProblem[]): readonly Subscription[] | undefined {
  if (isAbsent(value)) return undefined;
  const list = typeof value === 'string' ? parse(value) : value;
  if (Array.isArray(list)) return list as Subscription[]; // -- `compile` looks at each
  const message = 'The subscriptions must be a list, or the JSON text of one.';
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

/** The rows that are filled in; RudderStack's form leaves empty ones. */
function readRows(value: unknown, table: EventTable, problems: ConfigurationProblem[]): EventRow[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) {
    problems.push({ place: table.key, message: 'It must be a list of { from, to }.' });
    return [];
  }
  const rows = value.flatMap((row: unknown, index): EventRow[] => {
    const place = `${table.key}[${index}]`;
    const { from: written = '', to = '' } = isObject(row) ? row : {};
    const from = typeof written === 'string' ? written.trim() : written;
    if (!isObject(row) || typeof from !== 'string' || typeof to !== 'string') {
      problems.push({ place, message: 'It must be { from, to }, both texts.' });
      return [];
    }
    if (from === '' || to === '') return [];
    // FQL, in which triggers are written, has no way to write one.
    if (from.includes('"')) problems.push({ place: `${place}.from`, message: 'No name can hold a double quote.' });
    return [{ from, to }];
  });
  // A row written twice is one: its event is not to arrive twice.
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
