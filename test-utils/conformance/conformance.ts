import type { Destination, RawSettings } from '@sluice/kit/host';
import { checkAcceptance } from './check-acceptance';
import { checkBatches } from './check-batches';
import { checkBodies } from './check-bodies';
import { checkFaults } from './check-faults';
import { checkDefinition } from './check-definition';
import { checkLimits } from './check-limits';
import { checkMappings } from './check-mappings';
import { checkOrder } from './check-order';
import { checkPresets } from './check-presets';
import { checkRobustness } from './check-robustness';
import { checkSecrets } from './check-secrets';
import { checkSegment } from './check-segment';
import { type Exceptions, subjectOf } from './subject';

export interface ConformanceOptions {
  /** The vendor's simulator; that of the destination's slug unless given. */
  readonly simulator?: string;
  /** The settings to check with; those of the simulator's account unless given. */
  readonly settings?: RawSettings;
  /** Settings whose names sound secret but which are not, each with the reason. */
  readonly publicSettings?: Exceptions;
  /** Events of the spec (track events by name, other calls by type) that no preset is for, each with the reason. */
  readonly unsupported?: Exceptions;
  /** Events of the spec that the vendor cannot take as they are, each with the reason. */
  readonly rejected?: Exceptions;
  /** What the simulator takes to no purpose, by the beginning of its own words, each with the reason. */
  readonly drops?: Exceptions;
}

const timeoutMilliseconds = 120_000;

/** Registers a test for everything that holds for all destinations. */
export function conformance(destination: Destination, options: ConformanceOptions = {}): void {
  const subject = subjectOf(destination, options);

  describe(`${destination.name}, as every destination,`, () => {
    check('is plain data with words for everything', () => checkDefinition(subject, options.publicSettings));
    check('has one preset, never two, for each event of the spec', () => checkPresets(subject, options.unsupported));
    check('maps all that is required from the events of the spec', () => checkMappings(subject, options.rejected));
    check('makes the same of an event in a list as alone', () => checkBatches(subject));
    check('keeps every person’s events in order', () => checkOrder(subject));
    check('keeps the limits of its channels', () => checkLimits(subject));
    check('copes with every event, however odd', () => checkRobustness(subject));
    check('finds the items in the bodies of its requests', () => checkBodies(subject));
    check('shows no password anywhere but in requests', () => checkSecrets(subject));
    check('sends what its vendor takes', () => checkAcceptance(subject, options.drops));
    check('loses nothing while its vendor fails now and then', () => checkFaults(subject));
    check('sends the same from Segment’s runtime as from the engine', () => checkSegment(subject));
  });
}

function check(statement: string, findProblems: () => string[] | Promise<string[]>): void {
  it(statement, async () => report(await findProblems()), timeoutMilliseconds);
}

const mostShown = 20;

function report(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length > mostShown ? [`… and ${problems.length - mostShown} more`] : [];
  const error = new Error([...problems.slice(0, mostShown), ...more].join('\n'));
  // The place in this file helps nobody.
  error.stack = `Error: ${error.message}`;
  throw error;
}
