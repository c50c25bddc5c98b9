import { TooDeep } from '../assembly/json-bound';
import { Unserialisable } from '../request/not-sent';
import { rejected, type Rejected } from './outcome';

/**
 * The outcome of an event for which no request could be built: one of its values throws, or the destination has a bug. Only the name
 * of the error is shown, since its message may contain values of the event.
 */
export function unmade(cause: unknown): Rejected {
  if (cause instanceof TooDeep) return rejected('event', cause.message);
  const reason = cause instanceof Unserialisable ? cause.message : cause instanceof Error ? cause.name : 'Error';
  return rejected('event', `The event could not be made into a request: ${reason}`, { cause });
}
