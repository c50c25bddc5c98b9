import type { Pipeline } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import { bodyText, isObject, type RawSettings, type Request } from '@sluice/kit/host';
import { type Exchange, parseFault, type Simulator, startSimulator } from '@sluice/simulators';
import { openConfigEntry } from '../configuration/open-pipeline';
import { filledSettings } from '../configuration/read-settings';
import { checkedSubscriptions } from '../configuration/read-subscriptions';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import { simulatorAccount } from '../simulator-account';
import { UsageError } from '../usage-error';
import type { SendingOptions } from './send-events';

/** What the page wants to be sent, its secrets put back. */
export interface SendingOrder {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly toVendor: boolean;
  /** `429=10%` */
  readonly faults: readonly string[];
  readonly seed: number;
}

export interface Target extends Pick<SendingOptions, 'transport' | 'exchangeOf'> {
  readonly pipeline: Pipeline;
  readonly simulator?: Simulator;
  close(): Promise<void>;
}

/** Opens the way to the vendor with the user's settings, or to a simulator with those of its account. */
export async function openTarget(order: SendingOrder, env: Io['env']): Promise<Target> {
  return order.toVendor ? openVendor(order, env) : openSimulator(order);
}

async function openVendor({ entry }: SendingOrder, env: Io['env']): Promise<Target> {
  const pipeline = await pipelineOf(entry, filledSettings(entry.settings, 'settings', env));
  const transport = undiciTransport();
  return { pipeline, transport, close: () => transport.close() };
}

async function openSimulator({ entry, faults, seed }: SendingOrder): Promise<Target> {
  const slug = String(entry.destination);
  const account = await simulatorAccount(slug);
  const secrets = findDestination(slug).authentication.fields;
  // The user's own choices, as far as they need no secret and are no part of who the account is.
  const own = Object.entries(isObject(entry.settings) ? entry.settings : {}).filter(
    ([key, value]) => secrets[key]?.type !== 'password' && value !== '' && !String(value).includes('${'),
  );
  const pipeline = await pipelineOf(entry, { ...Object.fromEntries(own), ...account });
  const answered = new Map<string, Exchange[]>();
  const simulator = await startSimulator(slug, {
    faults: faults.map((text) => parseFault(text)),
    seed,
    remember: 0,
    onExchange(exchange) {
      const key = `${exchange.method} ${exchange.url} ${exchange.body}`;
      answered.set(key, [...(answered.get(key) ?? []), exchange]);
    },
  });
  const transport = undiciTransport({ origins: { '*': simulator.origin } });
  return {
    pipeline,
    transport,
    simulator,
    exchangeOf: (request) => answered.get(keyOf(request))?.shift(),
    async close() {
      await transport.close();
      await simulator.close();
    },
  };
}

/** As the simulator sees it. */
function keyOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${request.method} ${pathname}${search} ${bodyText(request) ?? ''}`;
}

function pipelineOf(entry: SendingOrder['entry'], settings: RawSettings): Promise<Pipeline> {
  const destination = findDestination(String(entry.destination));
  const { subscriptions } = entry;
  return openConfigEntry(destination, {
    destination: destination.slug,
    settings,
    ...(subscriptions !== undefined && { subscriptions: checkedSubscriptions(subscriptions, destination.slug) }),
    place: destination.name,
  }).catch((error: unknown) => {
    if (error instanceof UsageError) throw new UsageError([error.message, ...error.more].join('\n'));
    throw error;
  });
}
