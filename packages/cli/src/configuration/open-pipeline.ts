import type { Pipeline } from '@sluice/engine';
import type { Destination, GlobalSetting, RawSettings } from '@sluice/kit/host';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import { isOfSegment } from '../segment-destinations';
import { simulatorAccount } from '../simulator-account';
import { UsageError } from '../usage-error';
import type { ConfigEntry } from './config-file';
import type { DestinationOptions } from './destination-options';
import { fillInSettings } from './fill-in-settings';

/** Where the settings' `${NAMES}` come from, and whether a simulator's account lends them its own. */
export interface Surroundings {
  readonly env: Io['env'];
  readonly toSimulator: DestinationOptions['toSimulator'] | undefined;
}

/** A pipeline, or everything that is wrong with what the user has set up, each in a line with its place. */
export interface Opening {
  readonly pipeline?: Pipeline;
  readonly problems: readonly string[];
  /** Environment variables that are not set, each with the setting that it is for. */
  readonly unset: readonly { readonly setting: string; readonly variable: string; readonly line: string }[];
}

/** Compiles a destination as the user has set it up. What is wrong is told line by line, each with its file. */
export async function openPipeline(entry: ConfigEntry, surroundings: Surroundings): Promise<Pipeline> {
  const { pipeline, problems, unset } = await tryPipeline(entry, surroundings);
  if (pipeline && unset.length === 0) return pipeline;
  const lines = [...unset.map(({ line }) => line), ...problems];
  const { destination, place } = entry;
  if (place?.settings === undefined && lines.some((line) => line.startsWith('settings.'))) {
    lines.push(
      `Write them down with "sluice init ${destination}", or name a file of settings with --settings ("sluice describe ` +
        `${destination}" explains each); or try it with --to-simulator.`,
    );
  }
  const [first = '', ...more] = lines;
  throw new UsageError(first, more);
}

/**
 * The same without throwing. A setting from a variable that is not set counts as missing, and is not told as such; a secret of that
 * kind is stood in for by its name.
 */
export async function tryPipeline(entry: ConfigEntry, { env, toSimulator }: Surroundings): Promise<Opening> {
  const destination = findDestination(entry.destination);
  const definitions = destination.authentication.fields;
  const account = await accountFor(destination, toSimulator);
  const isLent = (key: string) =>
    entry.isOfConfig === true && Object.hasOwn(account, key) && isAccess(definitions[key]);
  const own = Object.entries(entry.settings).filter(([key]) => !isLent(key));
  const filled = fillInSettings(Object.fromEntries(own), env);
  const at = (place: string, part: 'settings' | 'subscriptions') => {
    const file = entry.place?.[part];
    return file === undefined ? place : `${file}: ${place}`;
  };
  const unset = [...filled.problems].flatMap(([setting, { message, variable }]) =>
    variable === undefined ? [] : [{ setting, variable, line: at(`settings.${setting}: ${message}`, 'settings') }],
  );
  const malformed = [...filled.problems].filter(([, { variable }]) => variable === undefined);
  const standIns = unset
    .filter(({ setting }) => definitions[setting]?.type === 'password')
    .map(({ setting }) => [setting, `{{${setting}}}`]);
  const settings: RawSettings = { ...account, ...filled.settings, ...Object.fromEntries(standIns) };
  const malformedLines = malformed.map(([setting, { message }]) => at(`settings.${setting}: ${message}`, 'settings'));
  // Loaded here because it takes its time: `sluice list` and `--help` do without.
  const { compile, ConfigurationError } = await import('@sluice/engine');
  try {
    const { subscriptions } = entry;
    const pipeline = compile(destination, { settings, ...(subscriptions && { subscriptions }) });
    return malformedLines.length > 0 ? { problems: malformedLines, unset } : { pipeline, problems: [], unset };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const isTold = (place: string) => [...filled.problems.keys()].some((key) => place === `settings.${key}`);
    const lines = error.problems
      .filter(({ place }) => !isTold(place))
      .map(({ place, message }) =>
        at(`${place}: ${message}`, place.startsWith('settings') ? 'settings' : 'subscriptions'),
      );
    return { problems: [...malformedLines, ...lines], unset };
  }
}

async function accountFor({ slug }: Destination, toSimulator: Surroundings['toSimulator']): Promise<RawSettings> {
  if (toSimulator === undefined) return {};
  // Elsewhere anything may run, also what answers for one of Segment's destinations.
  return toSimulator !== true && isOfSegment(slug) ? {} : simulatorAccount(slug);
}

/** Whether a setting is what only the vendor's own account can be reached with: a key, an address, an ID that is required. */
function isAccess(definition: GlobalSetting | undefined): boolean {
  if (!definition || definition.choices) return false;
  const { type, kind, required, requiredWhen } = definition;
  return type === 'password' || kind === 'address' || required === true || requiredWhen !== undefined;
}
