import type { Pipeline, Transport } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import { type Exchange, parseFault, type Simulator, startSimulator } from '@sluice/simulators';
import { type ConfigEntry, readEntry } from '../configuration/config-file';
import { openPipeline, type Surroundings } from '../configuration/open-pipeline';
import type { Io } from '../io';
import { RequestQueues } from '../request-queues';
import { accountNamedIn } from '../simulator-account';
import { UsageError } from '../usage-error';
import type { SendingOptions } from './send-events';

/** What the page wants to send, with secrets put back. */
export interface SendingOrder {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly toVendor: boolean;
  /** `429=10%` */
  readonly faults?: readonly string[];
  readonly seed?: number;
}

/** What is needed to send requests. */
export interface Ways {
  readonly env: Io['env'];
  /** Opens a transport to vendors. */
  readonly transportToVendors: () => Transport;
}

/** A pipeline and the transport for its requests. */
export interface Target extends Pick<SendingOptions, 'transport' | 'exchangeOf'> {
  readonly pipeline: Pipeline;
  readonly simulator?: Simulator;
  close(): Promise<void>;
}

/** Opens a transport to the vendor with the user's settings, or to a simulator with the settings of its account. */
export async function openTarget(order: SendingOrder, ways: Ways): Promise<Target> {
  const entry = readEntry(order.entry, String(order.entry.destination));
  return order.toVendor ? openVendor(entry, ways) : openSimulator(entry, order, ways);
}

async function openVendor(entry: ConfigEntry, { env, transportToVendors }: Ways): Promise<Target> {
  const pipeline = await pipelineOf(entry, { env, toSimulator: undefined });
  const transport = transportToVendors();
  return { pipeline, transport, close: () => transport.close() };
}

async function openSimulator(
  entry: ConfigEntry,
  { faults = [], seed = 1 }: SendingOrder,
  { env }: Ways,
): Promise<Target> {
  const slug = entry.destination;
  const pipeline = await pipelineOf(entry, { env, toSimulator: true });
  const answered = new RequestQueues<Exchange>();
  const simulator = await startSimulator(slug, {
    faults: faults.map(faultOf),
    seed,
    remember: 0,
    account: await accountNamedIn(pipeline.destination, pipeline.settings.all),
    onExchange: (exchange) => answered.add(exchange, exchange),
  });
  const transport = undiciTransport({ origins: { '*': simulator.origin } });
  return {
    pipeline,
    transport,
    simulator,
    exchangeOf: (request) => answered.take(request),
    async close() {
      await transport.close();
      await simulator.close();
    },
  };
}

function faultOf(text: string): ReturnType<typeof parseFault> {
  try {
    return parseFault(text);
  } catch (error) {
    throw error instanceof Error ? new UsageError(error.message) : error;
  }
}

function pipelineOf(entry: ConfigEntry, surroundings: Surroundings): Promise<Pipeline> {
  return openPipeline(entry, surroundings).catch((error: unknown) => {
    if (error instanceof UsageError) throw new UsageError([error.message, ...error.more].join('\n'));
    throw error;
  });
}
