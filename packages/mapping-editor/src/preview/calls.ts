import { messageOf } from '@sluice/kit/host';

/** One end of a conversation: a Worker, what a Worker sees of its page, or a port of a channel. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: Event) => void): void;
}

/** The progress of a call. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What can be called: functions, some of which yield from time to time and report their progress. */
export type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Work that yields from time to time. */
export type Work<T> = Generator<Progress, T, undefined>;

/** Options of one call. */
export interface CallOptions {
  /** Ends the call early: it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

interface Call {
  readonly call: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

interface Cancellation {
  readonly cancel: number;
}

interface Reply {
  readonly reply: number;
  readonly progress?: Progress;
  readonly result?: unknown;
  readonly failure?: string;
}

/** Counts all calls: several callers may share one port, and each receives the answers to the others. */
let last = 0;

/** Makes the function that calls the methods at the other end. */
export function callsTo(
  port: Port,
): <T>(method: string, args: readonly unknown[], options?: CallOptions) => Promise<T> {
  const open = new Map<number, (reply: Reply) => void>();
  port.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<unknown>;
    if (isReply(data)) open.get(data.reply)?.(data);
  });
  return <T>(method: string, args: readonly unknown[], { signal, onProgress }: CallOptions = {}) =>
    new Promise<T>((resolve, reject) => {
      signal?.throwIfAborted();
      const call = (last += 1);
      const end = () => {
        open.delete(call);
        signal?.removeEventListener('abort', cancel);
      };
      const cancel = () => {
        end();
        port.postMessage({ cancel: call } satisfies Cancellation);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel);
      open.set(call, ({ progress, result, failure }) => {
        if (progress) return onProgress?.(progress);
        end();
        if (failure === undefined) resolve(result as T); // -- the method's result, as the caller's type says
        else reject(new Error(failure));
      });
      port.postMessage({ call, method, args } satisfies Call);
    });
}

/** Answers calls from the other end. Work alternates with calls that arrive in the meantime, and stops if its call is cancelled. */
export function answerCalls(port: Port, methods: Methods): void {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  port.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<unknown>;
    if (isCancellation(data) && running.has(data.cancel)) cancelled.add(data.cancel);
    if (isCall(data)) void answer(data);
  });

  async function answer({ call, method, args }: Call): Promise<void> {
    running.add(call);
    try {
      const made = methods[method]?.(...(args as never[])); // -- as the caller's type says
      const result = isWork(made) ? await finish(call, made) : await made;
      if (!cancelled.has(call)) port.postMessage({ reply: call, result } satisfies Reply);
    } catch (error) {
      port.postMessage({ reply: call, failure: messageOf(error) } satisfies Reply);
    } finally {
      running.delete(call);
      cancelled.delete(call);
    }
  }

  async function finish(call: number, work: Work<unknown>): Promise<unknown> {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done || cancelled.has(call)) return step.value;
      port.postMessage({ reply: call, progress: step.value } satisfies Reply);
      // Calls that have arrived in the meantime are answered first.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

const isReply = (data: unknown): data is Reply => has(data, 'reply');
const isCancellation = (data: unknown): data is Cancellation => has(data, 'cancel');
const isCall = (data: unknown): data is Call => has(data, 'call');

function has(data: unknown, key: string): boolean {
  return typeof data === 'object' && data !== null && key in data;
}

function isWork(made: unknown): made is Work<unknown> {
  return typeof made === 'object' && made !== null && Symbol.iterator in made && 'next' in made;
}
