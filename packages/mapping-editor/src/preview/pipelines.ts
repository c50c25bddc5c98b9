import {
  compile,
  ConfigurationError,
  type ConfigurationProblem,
  type Pipeline,
  type Subscription,
} from '@sluice/engine';
import { isSame } from '@sluice/engine/language';
import { type Destination, isObject } from '@sluice/kit/host';
import type { Configuration } from './configuration.ts';

/** No need to keep more: compiling takes milliseconds. */
const mostKept = 20;

/** Compiles configurations, and keeps the last ones. */
export class Pipelines {
  private readonly kept = new Map<string, Pipeline>();

  constructor(private readonly destinations: Readonly<Record<string, Destination>>) {}

  /** Throws an error with all problems if the configuration cannot work. */
  open(configuration: Configuration): Pipeline {
    const key = JSON.stringify(configuration);
    const pipeline = this.kept.get(key) ?? this.compile(configuration);
    this.kept.delete(key);
    this.kept.set(key, pipeline);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return pipeline;
  }

  /** What is wrong with a configuration, each with its place. */
  problemsOf(configuration: Configuration): readonly ConfigurationProblem[] {
    try {
      this.open(configuration);
      return [];
    } catch (error) {
      if (error instanceof ConfigurationError) return error.problems;
      throw error;
    }
  }

  private compile({ destination: key, settings, subscriptions }: Configuration): Pipeline {
    const destination = Object.hasOwn(this.destinations, key) ? this.destinations[key] : undefined;
    if (destination) {
      const given = isList(subscriptions) ? withPresets(subscriptions, destination) : subscriptions;
      return compile(destination, { settings, ...(given && { subscriptions: given }) });
    }
    const message = `There is no destination "${key}". There are: ${Object.keys(this.destinations).join(', ')}.`;
    throw new ConfigurationError([{ place: 'destination', message }]);
  }
}

function isList(given: Configuration['subscriptions']): given is readonly Subscription[] {
  return Array.isArray(given);
}

/** Replaces copies of presets by the destination's own, which the engine compiles only once: a list arrives with each keystroke. */
function withPresets(subscriptions: readonly Subscription[], { presets }: Destination): readonly Subscription[] {
  const known = new Map<unknown, Subscription>(presets.map((preset) => [preset.name, preset]));
  return subscriptions.map((one) => {
    // It may come from a file that somebody wrote.
    const preset = isObject(one) ? known.get(one.name) : undefined;
    const isPreset =
      preset &&
      one.partnerAction === preset.partnerAction &&
      one.subscribe === preset.subscribe &&
      isSame(one.mapping, preset.mapping);
    return isPreset ? preset : one;
  });
}
