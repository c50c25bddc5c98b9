import { TooDeep } from './assembly/json-bound';
import { Unserialisable } from './not-sent';
import { rejected, type Rejected } from './outcome';

/**
 * What becomes of an event that no request could be made of: a value in it that fails, or a mistake in the destination. Of the cause
 * only its kind is told, for its own words may hold what the event holds.
 */
export function unmade(cause: unknown): Rejected {
  if (cause instanceof TooDeep) return rejected('event', cause.message);
  const reason = cause instanceof Unserialisable ? cause.message : cause instanceof Error ? cause.name : 'Error';
  return rejected('event', `The event could not be made into a request: ${reason}`, { cause });
}
