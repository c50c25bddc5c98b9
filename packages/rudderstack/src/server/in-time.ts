import { HttpRefusal } from './http-refusal';

/**
 * Resolves with the result of the work, or rejects with a refusal if it takes too long or the caller goes away. The signal is then
 * aborted, so that the work ends at once; its result is dropped.
 */
export async function inTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  gone?: AbortSignal,
): Promise<T> {
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const leave = () => control.abort(callerGone());
  const over = new Promise<never>((_, reject) => {
    control.signal.addEventListener('abort', () => reject(control.signal.reason as HttpRefusal));
    const late = () => control.abort(new HttpRefusal(504, `The request took longer than ${milliseconds} ms.`));
    // The connection keeps the process alive, and ends with the server.
    timer = setTimeout(late, milliseconds).unref();
    if (gone?.aborted) leave();
    else gone?.addEventListener('abort', leave);
  });
  const working = work(control.signal);
  try {
    return await Promise.race([working, over]);
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener('abort', leave);
    working.catch(() => {});
    over.catch(() => {});
  }
}

export function callerGone(): HttpRefusal {
  return new HttpRefusal(400, 'The caller went away.');
}
