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

/** The options of a simulator, as the user wrote them. */
export interface SimulatorChoices {
  readonly port?: number | undefined;
  /** `429=5%` */
  readonly fault?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  readonly journal?: string | undefined;
  readonly journalLine?: ((line: string) => string) | undefined;
  /** Changes to the simulator's default account. */
  readonly account?: Account | undefined;
}

/** A simulator in this process. */
export interface StartedSimulator extends Simulator {
  /** Notes the events of a request's items, before it is sent. */
  readonly expect: LossCount['expect'];
  /** What the vendor would have dropped so far. `skipped`: how many events of the input come before those that are sent. */
  readonly losses: (skipped?: number) => Losses;
}

/** Starts a destination's simulator in this process. Throws a `UsageError` for wrong choices. */
export async function startSimulator(slug: string, choices: SimulatorChoices): Promise<StartedSimulator> {
  await simulatorAccount(slug);
  const simulators = await import('@sluice/simulators');
  const { port = 0, fault = [], seed = 1, journal, journalLine, account } = choices;
  const lost = new LossCount();
  const read = journal === undefined ? undefined : await prepare(journal);
  try {
    const faults = fault.map((text) => simulators.parseFault(text));
    // Remembering nothing keeps memory use constant in a run of any length.
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
    return {
      ...simulator,
      expect: (request, events) => lost.expect(request, events),
      losses: (skipped) => lost.of(simulator, skipped),
    };
  } catch (error) {
    const explained = explainListenError(error, '127.0.0.1', port);
    if (explained !== undefined) throw new UsageError(`The simulator of ${slug}: ${explained}`);
    // An invalid fault or rate.
    const isChoice = isNativeError(error) && Object.getPrototypeOf(error) === Error.prototype;
    throw isChoice ? new UsageError(`--fault: ${error.message}`) : error;
  } finally {
    await read?.close();
  }
}

/** Creates the journal file. If it is a pipe, waits for its reader; the returned handle keeps it until the pipe is opened. */
async function prepare(journal: string): Promise<FileHandle | undefined> {
  const read = await waitForReader(journal).catch((error: unknown) => {
    throw unwritableFile(journal, error);
  });
  await (await openPrivate(journal)).close();
  return read;
}
