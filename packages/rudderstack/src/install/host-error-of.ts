/** What we use from `@rudderstack/integrations-lib`: from the copy that the transformer itself has loaded. */
export interface HostErrors {
  readonly BaseError: new (
    message: string,
    status: number,
    statTags: StatTags,
    destinationResponse?: unknown,
  ) => HostError;
  readonly InstrumentationError: new (message: string) => HostError;
  readonly ConfigurationError: new (message: string) => HostError;
  readonly RetryableError: new (message: string, status: number, destinationResponse?: unknown) => HostError;
  readonly ThrottledError: new (message: string, destinationResponse?: unknown) => HostError;
  readonly AbortedError: new (message: string, status: number, destinationResponse?: unknown) => HostError;
}

interface HostError extends Error {
  readonly status: number;
}

/** Loads the library. It takes half a second and 53 MB, so it is only loaded once something has failed. */
export type LoadHostErrors = () => HostErrors;

type StatTags = Readonly<Record<string, string>>;

export interface Failure {
  readonly statusCode: number;
  readonly error: string;
  readonly statTags?: StatTags;
  readonly destinationResponse?: unknown;
}

/**
 * The error that reports a failure to a transformer. Its class must come from the transformer's own copy of the library: otherwise
 * the tags by which rudder-server counts failures are lost.
 */
export function hostErrorOf(
  { statusCode, error, statTags = {}, destinationResponse }: Failure,
  host: HostErrors,
): Error {
  const { errorCategory = 'network', errorType = typeOfStatus(statusCode) } = statTags;
  const makers: Readonly<Record<string, () => HostError>> = {
    'dataValidation/instrumentation': () => new host.InstrumentationError(error),
    'dataValidation/configuration': () => new host.ConfigurationError(error),
    'network/retryable': () => new host.RetryableError(error, statusCode, destinationResponse),
    'network/throttled': () => new host.ThrottledError(error, destinationResponse),
    'network/aborted': () => new host.AbortedError(error, statusCode, destinationResponse),
  };
  const made = makers[`${errorCategory}/${errorType}`]?.();
  if (made?.status === statusCode) return made;
  return new host.BaseError(error, statusCode, { errorCategory, errorType }, destinationResponse);
}

function typeOfStatus(status: number): string {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'retryable' : 'aborted';
}
