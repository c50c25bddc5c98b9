import { HttpRefusal } from './http-refusal';

/**
 * The result of some work, or a refusal where it takes too long or its caller goes away. Its signal tells the work then, which
 * is to end at once; its result is dropped.
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
    // It is the connection that keeps the process alive, and ends with the server.
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
