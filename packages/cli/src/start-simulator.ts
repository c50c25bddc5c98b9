import { isNativeError } from 'node:util/types';
import { compact } from '@sluice/kit/host';
import type { Simulator } from '@sluice/test-utils/simulators';
import { simulatorAccount } from './simulator-account';
import { UsageError } from './usage-error';

/** What a simulator can be told, each as the user wrote it. */
export interface SimulatorChoices {
  readonly port?: number | undefined;
  /** `429=5%` */
  readonly fault?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  readonly journal?: string | undefined;
  readonly journalLine?: ((line: string) => string) | undefined;
}

/** Starts a destination's simulator in this process. What the user chose wrongly is told as such. */
export async function startSimulator(slug: string, choices: SimulatorChoices): Promise<Simulator> {
  await simulatorAccount(slug);
  const simulators = await import('@sluice/test-utils/simulators');
  const { port = 0, fault = [], seed = 1, journal, journalLine } = choices;
  try {
    const faults = fault.map((text) => simulators.parseFault(text));
    // It remembers nothing: a run of any length takes the same memory.
    const options = { port, faults, seed, remember: 0, ...compact({ journal, journalLine }) };
    return await simulators.startSimulator(slug, options);
  } catch (error) {
    // A fault or its rate that cannot be, a port that is taken, a journal that cannot be written.
    const isChoice = isNativeError(error) && ('syscall' in error || Object.getPrototypeOf(error) === Error.prototype);
    throw isChoice ? new UsageError(`The simulator of ${slug} cannot start: ${error.message}`) : error;
  }
}
