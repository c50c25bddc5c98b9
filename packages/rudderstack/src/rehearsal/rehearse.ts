import { isObject } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';

/** What happened to one event. */
export interface RehearsedEvent {
  readonly event: unknown;
  /** The processor's status for it. */
  readonly processor: number;
  /** The router's status for it; undefined if rudder-server would not ask the router. */
  readonly router?: number;
  /** How many events were in the request that it was sent in. */
  readonly requestSize: number;
  readonly attempts: number;
  /** The final status. */
  readonly status: number;
  /** How rudder-server treats that status. */
  readonly verdict: 'delivered' | 'filtered' | 'aborted' | 'retry';
  readonly text: string;
}

export interface RehearsalOptions {
  /** The server's origin: `http://127.0.0.1:9090` */
  readonly origin: string;
  /** The destination's name in RudderStack, upper-case. */
  readonly name: string;
  /** Its configuration in RudderStack. */
  readonly config: unknown;
  readonly events: readonly unknown[];
  /** How many times delivery of an event is attempted at most. */
  readonly attempts: number;
  /** How long an answer may take. By default 100,000. */
  readonly patienceMilliseconds?: number;
}

/** Thrown if the server does not do what rudder-server requires. */
export class RehearsalFailure extends Error {
  override readonly name = 'RehearsalFailure';
}

/** A job in progress. */
interface Job {
  readonly message: unknown;
  readonly metadata: Metadata;
}

interface State {
  processor: number;
  router?: number;
  requestSize: number;
  attempts: number;
  status: number;
  text: string;
}

/**
 * Does what rudder-server does with a few events: asks a server for its features, has the events transformed one by one and
 * together, and has their requests delivered by the proxy, with retries. Throws if rudder-server would stop, or would fail all
 * events of a request.
 */
export async function rehearse(options: RehearsalOptions): Promise<readonly RehearsedEvent[]> {
  const rehearsal = new Rehearsal(options);
  await rehearsal.run();
  return rehearsal.result();
}

class Rehearsal {
  private readonly jobs: Job[];
  private readonly states: State[];
  private readonly path: string;

  constructor(private readonly options: RehearsalOptions) {
    this.path = `/v0/destinations/${options.name.toLowerCase()}`;
    this.jobs = options.events.map((message, index) => ({ message, metadata: this.metadataOf(index) }));
    this.states = this.jobs.map(() => ({ processor: 0, requestSize: 0, attempts: 0, status: 0, text: '' }));
  }

  async run(): Promise<void> {
    const features = await this.ask('/features');
    if (!isObject(features) || !isObject(features.routerTransform))
      throw new RehearsalFailure('/features is not JSON.');
    if (features.supportTransformerProxyV1 !== true)
      throw new RehearsalFailure('/features says that the server has no proxy with a verdict for each job.');
    const isRouted = features.routerTransform[this.options.name] === true;
    const processed = await this.process();
    let pending = isRouted ? await this.route(this.jobs) : processed;
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const again: Output[] = [];
      for (const output of pending) if (await this.deliver(output)) again.push(output);
      if (attempt === this.options.attempts) return;
      const left = this.jobs.filter((_, place) => isToBeTriedAgain(this.stateAt(place).status));
      pending = isRouted && left.length > 0 ? await this.route(left) : again;
    }
  }

  result(): readonly RehearsedEvent[] {
    return this.states.map((state, index) => {
      return { event: this.jobs[index]?.message, ...state, verdict: verdictOf(state.status) };
    });
  }

  private metadataOf(index: number): Metadata {
    const ids = { sourceId: 'rehearsal', destinationId: 'rehearsal', workspaceId: 'rehearsal' };
    return { jobId: index + 1, userId: '', attemptNum: 0, ...ids };
  }

  private async process(): Promise<Output[]> {
    const answer = await this.ask(this.path, this.bodyOf(this.jobs));
    if (!Array.isArray(answer)) throw new RehearsalFailure('The processor does not answer with a list.');
    return this.read(answer, (state, status) => (state.processor = status));
  }

  private async route(jobs: readonly Job[]): Promise<Output[]> {
    const answer = await this.ask('/routerTransform', {
      ...this.bodyOf(jobs),
      destType: this.options.name.toLowerCase(),
    });
    if (!isObject(answer) || !Array.isArray(answer.output)) throw new RehearsalFailure('The router has no "output".');
    const outputs = this.read(answer.output, (state, status) => (state.router = status));
    const answered = answer.output.flatMap((one: unknown) => (isObject(one) ? [one.metadata].flat() : []));
    if (answered.length !== jobs.length)
      throw new RehearsalFailure(`The router answers for ${answered.length} of ${jobs.length} events: all would fail.`);
    return outputs;
  }

  /** The outputs that are to be delivered; for the others the verdict is recorded. */
  private read(entries: readonly unknown[], note: (state: State, status: number) => void): Output[] {
    return entries.flatMap((entry): Output[] => {
      const { metadata, statusCode, error, output, batchedRequest } = isObject(entry) ? entry : {};
      const places = [metadata].flat().map((one) => (isObject(one) ? Number(one.jobId) - 1 : Number.NaN));
      const requests = [output ?? batchedRequest ?? []].flat();
      const isToBeDelivered = statusCode === 200 && requests.length > 0;
      for (const place of places) {
        const state = this.stateAt(place);
        note(state, Number(statusCode));
        if (isToBeDelivered) continue;
        state.status = Number(statusCode);
        state.text = typeof error === 'string' ? error : '';
      }
      return isToBeDelivered ? [{ places, requests }] : [];
    });
  }

  /** Has the proxy deliver an output, its requests one after the other. Resolves with whether it is to be retried. */
  private async deliver({ places, requests }: Output): Promise<boolean> {
    for (const place of places) {
      const state = this.stateAt(place);
      state.attempts += 1;
      state.requestSize = places.length;
    }
    for (const request of requests) {
      const metadata = places.map((place) => this.jobs[place]?.metadata);
      const posted = { ...(isObject(request) ? request : {}), metadata, destinationConfig: this.options.config };
      const answer = await this.ask(`${this.path.replace('v0', 'v1')}/proxy`, posted);
      const { response } = isObject(answer) && isObject(answer.output) ? answer.output : {};
      if (!Array.isArray(response)) throw new RehearsalFailure('The proxy gives no verdicts.');
      for (const entry of response as unknown[]) {
        const { statusCode, error, metadata: echoed } = isObject(entry) ? entry : {};
        const place = isObject(echoed) ? Number(echoed.jobId) - 1 : Number.NaN;
        const state = this.stateAt(place);
        state.status = Number(statusCode);
        state.text = typeof error === 'string' ? error : '';
        const job = this.jobs[place];
        if (job) this.jobs[place] = { ...job, metadata: nextAttempt(job.metadata, echoed) };
      }
      if (places.some((place) => isToBeTriedAgain(this.stateAt(place).status))) return true;
    }
    return false;
  }

  private stateAt(place: number): State {
    const state = this.states[place];
    if (!state) throw new RehearsalFailure('The server answers for an event that it was not asked about.');
    return state;
  }

  private bodyOf(jobs: readonly Job[]): Readonly<Record<string, unknown>> {
    const { name, config } = this.options;
    const destination = {
      ID: 'rehearsal',
      Name: 'Rehearsal',
      DestinationDefinition: { Name: name },
      Config: config,
      Enabled: true,
    };
    return { input: jobs, destinations: { rehearsal: destination }, connections: {} };
  }

  private async ask(path: string, body?: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-content-format': 'json+compactedv1' };
    const { origin, patienceMilliseconds = 100_000 } = this.options;
    const init = {
      signal: AbortSignal.timeout(patienceMilliseconds),
      ...(body !== undefined && { method: 'POST', headers, body: JSON.stringify(body) }),
    };
    const exchange = async () => {
      const answer = await fetch(origin + path, init);
      return { answer, text: await answer.text() };
    };
    const { answer, text } = await exchange().catch((error: unknown) => {
      throw new RehearsalFailure(`${origin}${path} does not answer: ${reasonOf(error)}`);
    });
    if (answer.status !== 200) throw new RehearsalFailure(`${path} answers ${answer.status}: ${text.slice(0, 200)}`);
    if (body !== undefined && answer.headers.get('apiVersion') !== '2')
      throw new RehearsalFailure(`${path} lacks the header apiVersion: 2, at which rudder-server stops.`);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new RehearsalFailure(`${path} does not answer in JSON.`);
    }
  }
}

interface Output {
  /** The events' indices. */
  readonly places: readonly number[];
  readonly requests: readonly unknown[];
}

/** `fetch` itself says only that it failed. */
function reasonOf(error: unknown): string {
  const { name = '', message = '', cause } = Object(error) as Partial<Error>;
  if (name === 'TimeoutError') return 'it takes too long.';
  const { message: reason = '', code = '' } = Object(cause) as Partial<NodeJS.ErrnoException>;
  return reason || code || message;
}

function nextAttempt(metadata: Metadata, echoed: unknown): Metadata {
  const isAlone = isObject(echoed) && echoed.dontBatch === true;
  return { ...metadata, attemptNum: Number(metadata.attemptNum) + 1, ...(isAlone && { dontBatch: true }) };
}

function verdictOf(status: number): RehearsedEvent['verdict'] {
  if (status === 200) return 'delivered';
  if (status === 298) return 'filtered';
  return isToBeTriedAgain(status) ? 'retry' : 'aborted';
}

function isToBeTriedAgain(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
