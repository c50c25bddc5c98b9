import { isObject } from '@sluice/kit/host';
import { readJobs } from './read-jobs';
import { valueAt } from './value-at';

/**
 * The destination type of a body of `/routerTransform`, `/batch` or `/deleteUsers`, in lower case: its `destType`, or else the
 * type of its first event's destination.
 */
export function typeOf(body: unknown): string | undefined {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const said = isObject(first) ? first.destType : undefined;
  const type = said ?? valueAt(readJobs(body)?.[0]?.destination, ['DestinationDefinition', 'Name']);
  return typeof type === 'string' && type !== '' ? type.toLowerCase() : undefined;
}
