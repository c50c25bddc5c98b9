import { dirname } from 'node:path';
import type { Destination, RawSettings } from '@sluice/kit/host';
import type { VendorSimulator } from '@sluice/simulators';
import { checkAcceptance } from './check-acceptance';
import { checkActions, type Samples } from './check-actions';
import { checkAddresses } from './check-addresses';
import { checkAge } from './check-age';
import { checkAtLimit } from './check-at-limit';
import { checkBatches } from './check-batches';
import { checkBlame } from './check-blame';
import { checkBodies } from './check-bodies';
import { checkCalls } from './check-calls';
import { checkChoices } from './check-choices';
import { checkDefinition } from './check-definition';
import { checkFaults } from './check-faults';
import { checkLacking } from './check-lacking';
import { checkLimits } from './check-limits';
import { checkLines } from './check-lines';
import { checkMappings, type Refused } from './check-mappings';
import { checkNames } from './check-names';
import { checkNothing } from './check-nothing';
import { checkOrder } from './check-order';
import { checkOrigins } from './check-origins';
import { checkOthers } from './check-others';
import { checkPresets } from './check-presets';
import { checkPurity } from './check-purity';
import { checkReadable } from './check-readable';
import { checkReadme } from './check-readme';
import { checkRequirements } from './check-requirements';
import { checkRobustness } from './check-robustness';
import { checkRudderStack } from './check-rudderstack';
import { checkSecrets } from './check-secrets';
import { checkSegment } from './check-segment';
import { checkSources } from './check-sources';
import { checkSpellings } from './check-spellings';
import { checkTriggers } from './check-triggers';
import { checkWords } from './check-words';
import { problemLines } from './problem-lines';
import { type Exceptions, subjectOf } from './subject';

export interface ConformanceOptions {
  /** The vendor's simulator, or the slug of one; by default the one with the destination's slug. */
  readonly simulator?: string | VendorSimulator;
  /** The settings to check with; by default those of the simulator's account. */
  readonly settings?: RawSettings;
  /** Settings whose names sound secret but which are not, each with the reason. */
  readonly publicSettings?: Exceptions;
  /** Events that presets and actions are for but no spec names, each with its source. */
  readonly ownEvents?: Exceptions;
  /** Events of the spec (track events by name, other calls by type) that no preset is for, each with the reason. */
  readonly unsupported?: Exceptions;
  /** Events among the samples that the vendor cannot accept as they are. */
  readonly rejected?: readonly Refused[];
  /** Fields that are required although the vendor accepts items without them, as in `purchase.order_id`, each with the reason. */
  readonly asked?: Exceptions;
  /** Paths and members of lines that no sample event fills, each with the reason. */
  readonly unfilled?: Exceptions;
  /** Settings whose choices make no difference to the sample events, each with the reason. */
  readonly idleChoices?: Exceptions;
  /** What the simulator accepts to no purpose, by the beginning of its own words, each with the reason. */
  readonly drops?: Exceptions;
  /** Events for actions that the sample events do not reach, by the actions' keys. */
  readonly samples?: Samples;
  /** Whether the test's package is the destination's, with a README of its own; true by default. */
  readonly hasReadme?: boolean;
}

const timeoutMilliseconds = 120_000;

/** Registers a test for everything that must be true of all destinations. */
export function conformance(destination: Destination, options: ConformanceOptions = {}): void {
  const subject = subjectOf(destination, options);

  describe(`${destination.name}, as every destination,`, () => {
    check('is plain data with words for everything', () => checkDefinition(subject, options.publicSettings));
    check('is for events that somebody sends', () => checkTriggers(subject, options.ownEvents));
    check('has one preset, never two, for each event of the spec', () => checkPresets(subject, options.unsupported));
    check('maps all that is required from the events of the spec', () => checkMappings(subject, options.rejected));
    check('reads what senders send', () => [
      ...checkSources(subject, options.unfilled, options.samples),
      ...checkReadable(subject),
    ]);
    check('takes no event for one of its vendor’s own', () => checkNames(subject));
    check('takes nothing that is said of somebody else for the person’s', () => checkOthers(subject));
    check('makes something of each action that users add by hand', () => checkActions(subject, options.samples));
    check('heeds each choice of its settings', () => checkChoices(subject, options.idleChoices, options.samples));
    check('makes the same of an event in a list as alone', () => checkBatches(subject));
    check('makes the same of an event that is written otherwise', () => checkSpellings(subject));
    check('sends nothing where there is nothing', () => checkNothing(subject));
    check('reads no clock, random number or environment', () => checkPurity(subject));
    check('keeps every person’s events in order', () => checkOrder(subject));
    check('keeps the limits of its channels', () => checkLimits(subject));
    check('has the limits that its vendor has', () => checkAtLimit(subject));
    check('knows where each value of its requests comes from', () => checkOrigins(subject));
    check('copes with every event, however odd', () => checkRobustness(subject));
    check('finds the items in the bodies of its requests', () => checkBodies(subject));
    check('sends to its vendor alone, over https', () => checkAddresses(subject));
    check('shows no password anywhere but in requests', () => checkSecrets(subject, options.publicSettings));
    check('says nothing of a person in any message', () => checkWords(subject));
    check('sends what its vendor takes', () => checkAcceptance(subject, options.drops));
    check('keeps every product of an event with several', () => checkLines(subject));
    check('sends nothing of an event that lacks what its vendor needs', () => checkLacking(subject));
    check('asks for nothing that its vendor does without', () => checkRequirements(subject, options.asked));
    check('sends nothing that is too old to count', () => checkAge(subject));
    check('blames the events that its vendor refused, and no others', () => checkBlame(subject));
    check('tries credentials and forgets people as its vendor has it', () => checkCalls(subject));
    check('loses nothing while its vendor fails now and then', () => checkFaults(subject));
    check('sends the same from Segment’s runtime as from the engine', () => checkSegment(subject));
    check('sends the same through RudderStack as from the engine', () => checkRudderStack(subject));
    if (options.hasReadme !== false)
      check('has a README that says what it does', () => checkReadme(subject, dirname(testPath())));
  });
}

function testPath(): string {
  const { testPath: path } = expect.getState();
  if (path === undefined) throw new Error('conformance() is called in a test file.');
  return path;
}

function check(statement: string, findProblems: () => string[] | Promise<string[]>): void {
  it(statement, async () => report(await findProblems()), timeoutMilliseconds);
}

function report(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const error = new Error(problemLines(problems).join('\n'));
  // The position in this file helps nobody.
  error.stack = `Error: ${error.message}`;
  throw error;
}
