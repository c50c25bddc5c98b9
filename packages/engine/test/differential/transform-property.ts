import { transform } from '@segment/actions-core/mapping-kit';
import fc from 'fast-check';
import { inspect } from 'node:util';
import type { compileMapping } from '../../src/mapping/compile-mapping';
import { attempt, type Attempt } from './attempt';
import type { Runs } from './differential-runs';
import { deepFreeze } from './deep-freeze';
import { difference } from './difference';
import { events } from './events';
import { findFrozen } from './find-frozen';
import { mappings } from './mappings';

export interface PropertyResult {
  /** The smallest case found that differs, to be read. */
  readonly failure: string | undefined;
  /** Of the cases tried, those that made a payload; the others were refused by both. */
  readonly payloads: number;
  readonly tried: number;
}

/** Events for each mapping. */
const eventsEach = 4;

/**
 * Compares a compiler with Segment's `transform`, over generated mappings and events. Ours gets them frozen, and may
 * neither throw for that nor give any of their parts out.
 */
export function checkTransform(compile: typeof compileMapping, { numRuns, seed }: Runs): PropertyResult {
  let tried = 0;
  let payloads = 0;
  const failed = (mapping: unknown, several: readonly object[]): Failure | undefined => {
    // Segment changes the mapping it is given, and is given it for every event.
    const theirs = structuredClone(mapping);
    const map = attempt(() => compile(deepFreeze(mapping) as Record<string, unknown>)); // -- whatever it is
    for (const event of several) {
      const results = { core: runCore(theirs, structuredClone(event)), ours: runOurs(map, event) };
      tried++;
      if ('value' in results.core) payloads++;
      const problem = problemOf(results);
      if (problem) return { problem, mapping, event, ...results };
    }
    return undefined;
  };
  const someEvents = fc.array(events, { minLength: eventsEach, maxLength: eventsEach });
  const details = fc.check(
    fc.property(mappings, someEvents, (mapping, several) => failed(mapping, several) === undefined),
    { numRuns: Math.ceil(numRuns / eventsEach), seed },
  );
  const [tally, ofPayloads] = [tried, payloads];
  if (!details.failed || !details.counterexample) return { failure: undefined, tried, payloads };
  const failure = failed(...details.counterexample);
  const lines = Object.entries(failure ?? {}).map(([name, value]) => `${name}: ${show(value)}`);
  return { failure: lines.join('\n'), tried: tally, payloads: ofPayloads };
}

interface Results {
  readonly core: Attempt;
  readonly ours: Attempt;
}

interface Failure extends Results {
  readonly problem: string;
  readonly mapping: unknown;
  readonly event: object;
}

function runCore(mapping: unknown, event: object): Attempt {
  type Mapping = Parameters<typeof transform>[0];
  return attempt(() => transform(mapping as Mapping, event as never)); // -- any JSON may come
}

function runOurs(map: Attempt, event: object): Attempt {
  if ('thrown' in map) return map;
  const mapper = map.value as ReturnType<typeof compileMapping>; // -- made by a compiler
  return attempt(() => mapper(deepFreeze(event) as never)); // -- any event may come
}

function problemOf({ core, ours }: Results): string | undefined {
  if ('thrown' in core) return 'thrown' in ours ? undefined : 'core throws, ours does not';
  if ('thrown' in ours) return 'ours throws, core does not';
  const shared = findFrozen(ours.value);
  return shared ? `${shared} is not a private copy` : difference(core.value, ours.value);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: null, breakLength: 110 });
}
