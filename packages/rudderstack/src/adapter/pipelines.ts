import { ConfigurationError, type Pipeline } from '@sluice/engine';
import { type Destination, type RawSettings, rejected, type Rejected } from '@sluice/kit/host';
import { compileConfiguration } from '../configuration/compile-configuration';

/** How many configurations are kept at most: with dynamic configurations, every event may have its own. */
const greatestCount = 200;

/** The pipelines for RudderStack's configurations, each compiled once. */
export class Pipelines {
  private readonly known = new Map<string, Pipeline | Rejected>();

  /** The pipeline for this configuration, whose JSON is `text`; or what is wrong with it. */
  of(destination: Destination, config: RawSettings, text = JSON.stringify(config)): Pipeline | Rejected {
    const key = `${destination.slug} ${text}`;
    const pipeline = this.known.get(key) ?? compileConfig(destination, config);
    // The most recently used comes last, so the first is the least recently used.
    this.known.delete(key);
    this.known.set(key, pipeline);
    const [oldest] = this.known.size > greatestCount ? this.known.keys() : [];
    if (oldest !== undefined) this.known.delete(oldest);
    return pipeline;
  }
}

function compileConfig(destination: Destination, config: RawSettings): Pipeline | Rejected {
  try {
    return compileConfiguration(destination, config);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return rejected('settings', `The configuration cannot work. ${error.message.replaceAll('\n', ' ')}`);
  }
}
