import { guardNetwork } from '../recorder';
import { type Account, type Simulator, startSimulator } from '@sluice/simulators';
import type { Subject } from './subject';

/** Runs something with the vendor's simulator there, and nothing else to be reached. */
export async function withSimulator<T>(
  { simulator: slug, settings }: Subject,
  work: (simulator: Simulator) => Promise<T>,
): Promise<T> {
  // -- settings are scalars, as an account is
  const simulator = await startSimulator(slug, { account: settings as Account });
  const guard = guardNetwork();
  guard.allow(simulator.origin);
  try {
    return await work(simulator);
  } finally {
    guard.remove();
    await simulator.close();
  }
}
