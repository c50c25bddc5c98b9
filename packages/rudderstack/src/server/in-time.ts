import { HttpRefusal } from './http-refusal';

/** The result of some work, or a refusal where it takes too long; the work goes on then, and its result is dropped. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const give = () => reject(new HttpRefusal(504, `The request took longer than ${milliseconds} ms.`));
    // It is the connection that keeps the process alive, and ends with the server.
    timer = setTimeout(give, milliseconds).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
