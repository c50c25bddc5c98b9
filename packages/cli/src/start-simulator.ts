import type { FileHandle } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import type { Account, Exchange, Simulator } from '@sluice/simulators';
import { explainListenError } from './explain-listen-error';
import { unwritableFile } from './file-problem';
import { LossCount, type Losses } from './losses';
import { openPrivate } from './private-file';
import { simulatorAccount } from './simulator-account';
import { UsageError } from './usage-error';
import { waitForReader } from './wait-for-reader';

/** What a simulator can be told, each as the user wrote it. */
export interface SimulatorChoices {
  readonly port?: number | undefined;
  /** `429=5%` */
  readonly fault?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  readonly journal?: string | undefined;
  readonly journalLine?: ((line: string) => string) | undefined;
  /** What differs from the account that it has. */
  readonly account?: Account | undefined;
}

/** A simulator in this process. */
export interface StartedSimulator extends Simulator {
  /** What it would make no use of, so far. */
  readonly losses: () => Losses;
}

/** Starts a destination's simulator in this process. What the user chose wrongly is told as such. */
export async function startSimulator(slug: string, choices: SimulatorChoices): Promise<StartedSimulator> {
  await simulatorAccount(slug);
  const simulators = await import('@sluice/simulators');
  const { port = 0, fault = [], seed = 1, journal, journalLine, account } = choices;
  const lost = new LossCount();
  const read = journal === undefined ? undefined : await prepare(journal);
  try {
    const faults = fault.map((text) => simulators.parseFault(text));
    // It remembers nothing: a run of any length takes the same memory.
    const options = {
      port,
      faults,
      seed,
      remember: 0,
      onExchange: (exchange: Exchange) => lost.add(exchange),
      ...(journal && { journal }),
      ...(journalLine && { journalLine }),
      ...(account && { account }),
    };
    const simulator = await simulators.startSimulator(slug, options);
    return { ...simulator, losses: () => lost.of(simulator) };
  } catch (error) {
    const explained = explainListenError(error, '127.0.0.1', port);
    if (explained !== undefined) throw new UsageError(`The simulator of ${slug}: ${explained}`);
    // A fault or its rate that cannot be.
    const isChoice = isNativeError(error) && Object.getPrototypeOf(error) === Error.prototype;
    throw isChoice ? new UsageError(`--fault: ${error.message}`) : error;
  } finally {
    await read?.close();
  }
}

/** Makes the file of the exchanges; of a pipe, waits for the reader, and keeps it until it is open. */
async function prepare(journal: string): Promise<FileHandle | undefined> {
  const read = await waitForReader(journal).catch((error: unknown) => {
    throw unwritableFile(journal, error);
  });
  await (await openPrivate(journal)).close();
  return read;
}
