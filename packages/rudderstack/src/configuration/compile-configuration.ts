import { compile, ConfigurationError, type Pipeline } from '@sluice/engine';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { keyOf } from './built-in-of';
import { translationOf } from './translation-of';

/**
 * The pipeline for a destination's configuration in RudderStack (`destination.Config`). Throws a `ConfigurationError` with
 * every problem, each under its key in the configuration.
 */
export function compileConfiguration(destination: Destination, config: RawSettings): Pipeline {
  try {
    return compile(destination, translationOf(destination, config));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError(
      error.problems.map(({ place, message }) => {
        const setting = /^settings\.(.*)/.exec(place)?.[1];
        return { place: setting === undefined ? place : keyOf(destination, setting), message };
      }),
    );
  }
}
