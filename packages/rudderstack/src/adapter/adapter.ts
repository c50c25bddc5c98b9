import type { DeletionOutput } from '../protocol/deletion';
import type { Features } from '../protocol/features';
import type { ProcessorOutput } from '../protocol/processor';
import type { ProxyAnswerV0, ProxyAnswerV1 } from '../protocol/proxy';
import type { RouterAnswer } from '../protocol/router';
import type { TestedEvent } from '../protocol/test-router';

/** An answer and its HTTP status. */
export interface Answer<B> {
  readonly status: number;
  readonly body: B;
}

/** The body that rudder-server gets if its request as a whole cannot be answered. */
export interface Refusal {
  readonly error: string;
}

/** The caller that waits for an answer. */
export interface Caller {
  /** How long it waits at most. */
  readonly patienceMilliseconds?: number;
  /** Aborted once the caller no longer waits: work in progress then ends. */
  readonly signal?: AbortSignal;
  /**
   * Whether the caller gives up the body. Its list is then emptied, so that no event outlives its planning: if the events of a
   * large body were kept to the end, the garbage collector would copy them, which costs as much as planning them.
   */
  readonly givesBody?: boolean;
}

/**
 * Answers rudder-server's requests, whether it runs in our server or in a transformer that has our shims. It never throws because
 * of what a body contains. Names are those in rudder-server's paths and `destType`, in upper or lower case.
 */
export interface Adapter {
  /** The names it answers for, in lower case: `bloomreach`, `commanders_act`. */
  readonly names: readonly string[];
  owns(name: string): boolean;
  /** The destination type of a body of `/routerTransform`, `/batch` or `/deleteUsers`, in lower case. */
  typeOf(body: unknown): string | undefined;
  features(): Features;
  /** Whether events of a destination of ours may share requests. If not, the router can answer a body part by part. */
  isShared(name: string): boolean;
  /** `POST /v0/destinations/:name`; the body is plain or compacted. */
  process(name: string, body: unknown, caller?: Caller): Answer<readonly ProcessorOutput[] | Refusal>;
  /** `POST /routerTransform`; the body is plain or compacted. */
  route(body: unknown, caller?: Caller): Answer<RouterAnswer | Refusal>;
  /** `POST /batch`: jobs that the processor has already transformed. */
  batch(body: unknown): Answer<readonly unknown[] | Refusal>;
  /** `POST /:version/destinations/:name/proxy`: sends the request. */
  proxy(
    version: 'v0' | 'v1',
    name: string,
    body: unknown,
    caller?: Caller,
  ): Promise<Answer<ProxyAnswerV0 | ProxyAnswerV1 | Refusal>>;
  /** `POST /test-router/:version/:name`: turns events tried in the dashboard into requests and, if asked, sends them. */
  test(name: string, body: unknown, caller?: Caller): Promise<Answer<readonly TestedEvent[] | Refusal>>;
  /** `POST /deleteUsers`. */
  deleteUsers(body: unknown, caller?: Caller): Promise<Answer<readonly DeletionOutput[]>>;
}
