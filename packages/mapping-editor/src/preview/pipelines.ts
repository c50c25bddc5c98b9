import { compile, ConfigurationError, type ConfigurationProblem, type Pipeline } from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import type { Configuration } from './configuration.ts';

/** More are not kept: compiling takes milliseconds. */
const mostKept = 20;

/** Compiles configurations, and keeps the last ones. */
export class Pipelines {
  private readonly kept = new Map<string, Pipeline>();

  constructor(private readonly destinations: Readonly<Record<string, Destination>>) {}

  /** Throws an error with all problems where the configuration cannot work. */
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
    if (destination) return compile(destination, { settings, ...(subscriptions && { subscriptions }) });
    const message = `There is no destination "${key}". There are: ${Object.keys(this.destinations).join(', ')}.`;
    throw new ConfigurationError([{ place: 'destination', message }]);
  }
}
