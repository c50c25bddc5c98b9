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

/** What rudder-server is told where its request as a whole cannot be answered. */
export interface Refusal {
  readonly error: string;
}

/** Whoever waits for an answer. */
export interface Caller {
  /** Waits no longer than this. */
  readonly patienceMilliseconds?: number;
  /** Tells that nobody waits any more: what is under way is then ended. */
  readonly signal?: AbortSignal;
  /**
   * Whether the body is given away. Its list is then emptied, so that no event outlives its planning: kept to the end, those of a
   * large body are copied by the collector, which costs as much as to plan them.
   */
  readonly givesBody?: boolean;
}

/**
 * What is made of rudder-server's requests, whoever hosts it: our server, or a transformer that our shims run in. It never
 * throws for what is in a body. Names are those in rudder-server's paths and `destType`, in any case of letters.
 */
export interface Adapter {
  /** The names it answers for, in lower case: `bloomreach`, `commanders_act`. */
  readonly names: readonly string[];
  owns(name: string): boolean;
  /** The destination type that a body of `/routerTransform`, `/batch` or `/deleteUsers` is for, in lower case. */
  typeOf(body: unknown): string | undefined;
  features(): Features;
  /** `POST /v0/destinations/:name`; the body plain or compacted. */
  process(name: string, body: unknown, caller?: Caller): Answer<readonly ProcessorOutput[] | Refusal>;
  /** `POST /routerTransform`; the body plain or compacted. */
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
  /** `POST /test-router/:version/:name`: events that somebody tries in the dashboard, made into requests and, where asked, sent. */
  test(name: string, body: unknown, caller?: Caller): Promise<Answer<readonly TestedEvent[] | Refusal>>;
  /** `POST /deleteUsers`. */
  deleteUsers(body: unknown, caller?: Caller): Promise<Answer<readonly DeletionOutput[]>>;
}
