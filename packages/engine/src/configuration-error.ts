/** One thing that is wrong with what a user configured, and the fix. */
export interface ConfigurationProblem {
  /** Where: `settings.apiKey`, `subscriptions[2].mapping.products`. */
  readonly place: string;
  readonly message: string;
}

/** Settings, triggers or mappings that cannot work. Thrown at compile time, with every problem found. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(problems.map(({ place, message }) => `${place}: ${message}`).join('\n'));
  }
}
