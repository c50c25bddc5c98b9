import type { ConfigurationProblem, Pipeline } from '@sluice/engine';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import { isOfSegment } from '../segment-destinations';
import { simulatorAccount } from '../simulator-account';
import { UsageError } from '../usage-error';
import type { ConfigEntry } from './config-file';
import type { DestinationOptions } from './destination-options';
import { fillInSettings } from './fill-in-settings';
import { isAccess } from './is-access';

/** Where the values for `${NAMES}` come from, and whether settings are taken from a simulator's account. */
export interface Surroundings {
  readonly env: Io['env'];
  readonly toSimulator?: DestinationOptions['toSimulator'] | undefined;
}

/** A pipeline, or the problems in the user's configuration; each problem's place begins with the file. */
export interface Opening {
  readonly pipeline?: Pipeline;
  readonly problems: readonly ConfigurationProblem[];
  /** The settings from environment variables that are not set. */
  readonly unset: readonly UnsetSetting[];
}

interface UnsetSetting extends ConfigurationProblem {
  /** Whether its name is used as a placeholder, as with secrets; any other setting is missing. */
  readonly isStoodIn: boolean;
}

/** Compiles a destination as the user has set it up. Throws a `UsageError` with one line for each problem. */
export async function openPipeline(entry: ConfigEntry, surroundings: Surroundings): Promise<Pipeline> {
  const { pipeline, problems, unset } = await tryPipeline(entry, surroundings);
  if (pipeline && unset.length === 0) return pipeline;
  const all = [...unset, ...problems];
  const lines = all.map(({ place, message }) => `${place}: ${message}`);
  if (entry.place?.settings === undefined && all.some(({ place }) => place.startsWith('settings.'))) {
    const { destination } = entry;
    lines.push(
      `Put them into sluice.json, which "sluice init ${destination}" writes, or name a file of settings with --settings ("sluice ` +
        `describe ${destination}" explains each); or try it with --to-simulator.`,
    );
  }
  const [first = '', ...more] = lines;
  throw new UsageError(first, more);
}

/** Like `openPipeline`, but returns the problems instead of throwing. */
export async function tryPipeline(entry: ConfigEntry, { env, toSimulator }: Surroundings): Promise<Opening> {
  const destination = findDestination(entry.destination);
  const definitions = destination.authentication.fields;
  const account = await accountFor(destination, toSimulator);
  const isLent = (key: string) =>
    entry.isOfConfig === true && Object.hasOwn(account, key) && isAccess(definitions[key]);
  const own = Object.entries(entry.settings).filter(([key]) => !isLent(key));
  const filled = fillInSettings(Object.fromEntries(own), env);
  const problemOf = ({ place, message }: ConfigurationProblem): ConfigurationProblem => {
    const file = entry.place?.[place.startsWith('settings') ? 'settings' : 'subscriptions'];
    return { place: file === undefined ? place : `${file}: ${place}`, message };
  };
  const variables = [...filled.problems].map(([key, { message, variable }]) => ({
    ...problemOf({ place: `settings.${key}`, message }),
    key,
    isUnset: variable !== undefined,
    isStoodIn: definitions[key]?.type === 'password',
  }));
  const unset = variables
    .filter(({ isUnset }) => isUnset)
    .map(({ place, message, isStoodIn }) => ({ place, message, isStoodIn }));
  const malformed = variables.filter(({ isUnset }) => !isUnset).map(({ place, message }) => ({ place, message }));
  const standIns = variables.filter(({ isStoodIn }) => isStoodIn).map(({ key }) => [key, `{{${key}}}`]);
  const settings: RawSettings = { ...account, ...filled.settings, ...Object.fromEntries(standIns) };
  // Loaded here because it is slow to load, and `sluice list` and `--help` do not need it.
  const { compile, ConfigurationError } = await import('@sluice/engine');
  try {
    const { subscriptions } = entry;
    const pipeline = compile(destination, { settings, ...(subscriptions && { subscriptions }) });
    return { ...(malformed.length === 0 && { pipeline }), problems: malformed, unset };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const isTold = (place: string) => filled.problems.has(place.replace(/^settings\./, ''));
    const untold = error.problems.filter(({ place }) => !isTold(place)).map(problemOf);
    return { problems: [...malformed, ...untold], unset };
  }
}

async function accountFor({ slug }: Destination, toSimulator: Surroundings['toSimulator']): Promise<RawSettings> {
  if (toSimulator === undefined) return {};
  // Any server may run at another origin, including one that simulates one of Segment's destinations.
  return toSimulator !== true && isOfSegment(slug) ? {} : simulatorAccount(slug);
}
