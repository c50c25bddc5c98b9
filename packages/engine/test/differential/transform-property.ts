import { transform } from '@segment/actions-core/mapping-kit';
import fc, { type Parameters } from 'fast-check';
import { inspect } from 'node:util';
import type { compileMapping } from '../../src/mapping/compile-mapping';
import { attempt, type Attempt } from './attempt';
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

/**
 * Compares a compiler with Segment's `transform`, over generated mappings and events. Ours gets them frozen, and may
 * neither throw for that nor give any of their parts out.
 */
export function checkTransform(compile: typeof compileMapping, parameters: Parameters<unknown>): PropertyResult {
  let payloads = 0;
  let tried = 0;
  const run = (mapping: unknown, event: object): { core: Attempt; ours: Attempt } => {
    const copied = structuredClone({ mapping, event });
    type Mapping = Parameters_<typeof transform>[0];
    const core = attempt(() => transform(copied.mapping as Mapping, copied.event as never)); // -- any JSON may come
    deepFreeze({ mapping, event });
    const ours = attempt(() => compile(mapping as Record<string, unknown>)(event as never)); // -- the same
    return { core, ours };
  };
  const details = fc.check(
    fc.property(mappings, events, (mapping, event) => {
      const { core, ours } = run(mapping, event);
      tried++;
      if ('value' in core) payloads++;
      const problem = problemOf(core, ours);
      if (problem) throw new Error(problem);
    }),
    parameters,
  );
  if (!details.failed || !details.counterexample) return { failure: undefined, payloads, tried };
  const [mapping, event] = details.counterexample;
  const { core, ours } = run(mapping, event);
  const failure = [
    `${problemOf(core, ours)}`,
    `mapping: ${show(mapping)}`,
    `event: ${show(event)}`,
    `core: ${show(core)}`,
    `ours: ${show(ours)}`,
    `replay with: { seed: ${details.seed}, path: "${details.counterexamplePath}" }`,
  ].join('\n');
  return { failure, payloads, tried };
}

type Parameters_<F> = F extends (...values: infer P) => unknown ? P : never;

function problemOf(core: Attempt, ours: Attempt): string | undefined {
  if ('thrown' in core) return 'thrown' in ours ? undefined : 'core throws, ours does not';
  if ('thrown' in ours) return 'ours throws, core does not';
  const shared = findFrozen(ours.value);
  return shared ? `${shared} is not a private copy` : difference(core.value, ours.value);
}

function show(value: unknown): string {
  return inspect(value, { depth: null, breakLength: 110 });
}
