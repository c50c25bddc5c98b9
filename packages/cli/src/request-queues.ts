import { bodyText, type Request } from '@sluice/kit/host';
import type { Exchange } from '@sluice/simulators';

/** Values by request, first in, first out: equal requests cannot be told apart, in the process that sends them or in a simulator. */
export class RequestQueues<V> {
  private readonly queues = new Map<string, readonly V[]>();

  /** Adds a value for a request that is sent, or that a simulator has recorded. */
  add(request: Request | Exchange, value: V): void {
    const key = keyOf(request);
    this.queues.set(key, [...(this.queues.get(key) ?? []), value]);
  }

  /** Removes and returns the first value of the request, if there is one. */
  take(request: Request | Exchange): V | undefined {
    const key = keyOf(request);
    const [value, ...others] = this.queues.get(key) ?? [];
    if (others.length > 0) this.queues.set(key, others);
    else this.queues.delete(key);
    return value;
  }
}

function keyOf(request: Request | Exchange): string {
  if ('number' in request) return `${request.method} ${request.url} ${request.body}`;
  const { pathname, search } = new URL(request.url);
  return `${request.method} ${pathname}${search} ${bodyText(request) ?? ''}`;
}
