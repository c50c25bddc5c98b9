/** What a Worker answers: with a value, or with progress and then a value. */
type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Content = { readonly progress: unknown } | { readonly result: unknown } | { readonly failure: string };
type Reply = Content & { readonly id: number };

type Result<T> = T extends AsyncGenerator<unknown, infer R> ? R : Awaited<T>;

/** The methods of a Worker as the page calls them. Who passes a signal is told of progress no more once it fires. */
export type Caller<M extends Methods> = {
  [K in keyof M]: (...args: Parameters<M[K]>) => Promise<Result<ReturnType<M[K]>>>;
};

/** Answers the page's calls, inside the Worker. A newer call of a method with progress ends the one before. */
export function serveCalls(methods: Methods): void {
  const newest = new Map<string, number>();
  addEventListener('message', ({ data }: MessageEvent<Call>) => void answer(data));

  async function answer({ id, method, args }: Call): Promise<void> {
    const reply = (message: Content) => postMessage({ id, ...message });
    try {
      const key = `${method} ${String(args[0])}`;
      newest.set(key, id);
      const made = methods[method]?.(...(args as never[])); // -- as the caller's type says
      if (!isGenerator(made)) return reply({ result: await made });
      for (;;) {
        const { done, value } = await made.next();
        if (done) return reply({ result: value });
        reply({ progress: value });
        // Lets what has come meanwhile go first.
        await new Promise((resolve) => setTimeout(resolve));
        if (newest.get(key) !== id) return reply({ failure: outdated });
      }
    } catch (error) {
      reply({ failure: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The failure of a call that a newer one has ended. */
export const outdated = 'outdated';

/** Calls the methods of a Worker, from the page. */
export function callWorker<M extends Methods>(
  worker: Worker,
  onProgress: (method: string, args: readonly unknown[], progress: number) => void,
): Caller<M> {
  let last = 0;
  const waiting = new Map<number, { call: Call; resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id);
    if (!one) return;
    if ('progress' in data) return onProgress(one.call.method, one.call.args, Number(data.progress));
    waiting.delete(data.id);
    if ('failure' in data) one.reject(new Error(data.failure));
    else one.resolve(data.result);
  });
  return new Proxy({} as Caller<M>, {
    get:
      (_, method: string) =>
      (...args: unknown[]) => {
        const call = { id: (last += 1), method, args };
        return new Promise((resolve, reject) => {
          waiting.set(call.id, { call, resolve, reject });
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a Worker has none
          worker.postMessage(call);
        });
      },
  });
}

function isGenerator(value: unknown): value is AsyncGenerator<unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
