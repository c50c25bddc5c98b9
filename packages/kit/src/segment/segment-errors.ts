import type * as Segment from '@segment/actions-core';
import type { Outcome } from '../outcome/outcome';

/** The host's own copy of the library, which compares error classes by identity. Takes 0.2 s to load, so it is loaded late. */
export function segment(): typeof Segment {
  // In its own `try`, so that bundlers accept that Segment's package may be missing.
  try {
    return require('@segment/actions-core') as typeof Segment;
  } catch (cause) {
    throw new Error('Segment’s library cannot be loaded. Install it: npm install @segment/actions-core liquidjs', {
      cause,
    });
  }
}

/** Segment's own error for an outcome; undefined for delivered and skipped ones. */
export function errorOf(outcome: Outcome): Error | undefined {
  if (outcome.status === 'delivered' || outcome.status === 'skipped') return undefined;
  const { APIError, InvalidAuthenticationError, PayloadValidationError, RetryableError } = segment();
  if (outcome.status === 'retry') return new RetryableError(outcome.message, retryableStatus(outcome.httpStatus));
  if (outcome.fix === 'event') return new PayloadValidationError(outcome.message);
  if (outcome.fix === 'settings') return new InvalidAuthenticationError(outcome.message);
  return new APIError(outcome.message, finalStatus(outcome.httpStatus));
}

/** The status of a node of Segment's `MultiStatusResponse`. */
export function segmentStatus(outcome: Exclude<Outcome, { status: 'delivered' | 'skipped' }>): number {
  if (outcome.status === 'retry') return retryableStatus(outcome.httpStatus);
  if (outcome.fix === 'event') return 400;
  return outcome.fix === 'settings' ? 401 : finalStatus(outcome.httpStatus);
}

/** Statuses that Segment retries. Any other becomes 500, which it retries too. */
const retryableStatuses = [408, 423, 429, 500, 502, 503, 504] as const;
function retryableStatus(status: number | undefined): (typeof retryableStatuses)[number] {
  return retryableStatuses.find((known) => known === status) ?? 500;
}

/** A 4xx that Segment does not retry: the vendor's own status, or 400 if that would be retried. */
function finalStatus(status: number | undefined): number {
  const isFinal = status !== undefined && status >= 400 && status < 500 && ![408, 410, 423, 429, 460].includes(status);
  return isFinal ? status : 400;
}
