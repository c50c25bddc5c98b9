import type { Transport } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import { type Account, type Simulator, type SimulatorOptions, startSimulator } from '@sluice/simulators';
import { guardNetwork } from '../recorder';
import type { Subject } from './subject';

/** Runs something with the vendor's simulator running, a transport that leads to it, and nothing else reachable. */
export async function withSimulator<T>(
  { simulator: slug, settings }: Pick<Subject, 'simulator' | 'settings'>,
  work: (simulator: Simulator, transport: Transport) => Promise<T>,
  options: Omit<SimulatorOptions, 'account' | 'port'> = {},
): Promise<T> {
  // -- settings are scalars, as in an account
  const simulator = await startSimulator(slug, { ...options, account: settings as Account });
  const transport = undiciTransport({ origins: { '*': simulator.origin } });
  const guard = guardNetwork();
  guard.allow(simulator.origin);
  try {
    return await work(simulator, transport);
  } finally {
    guard.remove();
    await transport.close();
    await simulator.close();
  }
}
