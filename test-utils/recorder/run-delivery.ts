import type { DeliverOptions, Pipeline, Transport } from '@sluice/engine';
import type { Outcome } from '@sluice/kit/host';

export type DeliveryOptions = Pick<DeliverOptions, 'attempts' | 'windowSize' | 'now' | 'sleep'>;

/** Delivers events one request at a time, so that the order of the requests is always the same. */
export async function runDelivery(
  pipeline: Pipeline,
  events: readonly unknown[],
  transport: Transport,
  options: DeliveryOptions & Pick<DeliverOptions, 'signal'> = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const delivery = pipeline.deliver(events, { random: () => 0, ...options, transport, concurrency: 1 });
  for await (const { outcome } of delivery) outcomes.push(outcome);
  return outcomes;
}
