import { catalog } from '@sluice/catalog';
import type { Answer, Request } from '@sluice/kit/host';
import { createAdapter } from '../../src/adapter/create-adapter';
import { posted } from '../posted';
import { proxyV1, routed, statusesOf } from '../proxy-conversation';
import { jobsOf } from '../rudder-requests';
import { unsent } from '../unsent';

/** What differs from RudderStack's own integration, on purpose: a row of the README, and the proof. */
export interface Change {
  readonly change: string;
  /** The vendor's rule that asks for it, in Markdown. */
  readonly rule: string;
  readonly check: () => void | Promise<void>;
}

/** One answer of the processor: a request, or why there is none. */
export interface Processed {
  readonly status: number;
  readonly error?: string | undefined;
  readonly path?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into it as they like
  readonly body?: any;
}

const adapter = createAdapter({ destinations: Object.values(catalog), transport: unsent });
const messageId = '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f10';

/** What the processor makes of an event under a configuration as RudderStack's own integration has it. */
export function processorFor(name: string, config: object) {
  return (event: object, more: object = {}): readonly Processed[] => {
    const message = { messageId, timestamp: '2026-08-01T10:00:00Z', userId: 'u1', ...event };
    const { body } = adapter.process(name, jobsOf([JSON.parse(JSON.stringify(message))], { ...config, ...more }));
    if (!Array.isArray(body)) throw new Error('No outputs.');
    return body.map(
      (one: {
        statusCode: number;
        error?: string;
        output?: { endpoint: string; headers: Record<string, string>; body: { JSON: unknown } };
      }) => ({
        status: one.statusCode,
        error: one.error,
        path: one.output && new URL(one.output.endpoint).pathname,
        headers: one.output?.headers,
        body: one.output && JSON.parse(JSON.stringify(one.output.body.JSON)),
      }),
    );
  };
}

/** A transformer whose vendors answer so, and what they were sent. */
export function before(answer: (request: Request) => Answer | Error) {
  const sent: Request[] = [];
  const send = (request: Request) => {
    sent.push(request);
    const answered = answer(request);
    return answered instanceof Error ? Promise.reject(answered) : Promise.resolve(answered);
  };
  const transport = { send, close: () => Promise.resolve() };
  const own = createAdapter({ destinations: Object.values(catalog), transport, isProxied: () => true });
  /** The status of each job, of events that share a request where they may. */
  async function statusesFor(name: string, config: object, events: readonly object[], more: object = {}) {
    const jobs = jobsOf(events, config);
    const [request] = routed(own, jobs, name);
    if (!request) throw new Error('There is no request.');
    return statusesOf(await proxyV1(own, name, { ...posted(request, jobs), ...more }));
  }
  return { adapter: own, sent, statusesFor };
}

/** The whole answer of the processor to jobs of a destination, and what the router makes of them. */
export { adapter };
