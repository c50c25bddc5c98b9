import { Action } from '@segment/actions-core/destination-kit/action';
import fc from 'fast-check';
import { inspect } from 'node:util';
import { compilePayload } from '../../src/payload/compile-payload';
import { compileMapping } from '../../src/mapping/compile-mapping';
import { attempt, type Attempt } from './attempt';
import type { Runs } from './differential-runs';
import { difference } from './difference';
import { payloadsFor } from './payloads';
import type { Fields } from './schemas';
import { smallest } from './smallest';

const mapping = { '@path': '$.properties' };
let actions = 0;

export interface PropertyResult {
  /** The smallest case found that differs, to be read. */
  readonly failure: string | undefined;
  /** Of the cases tried, those that were accepted. */
  readonly accepted: number;
}

interface Case {
  readonly fields: Fields;
  readonly mapped: unknown;
}

/** Compares what Segment hands to `perform` for one event with the payload that ours makes of the same event. */
export async function checkPayloads(fields: Fields, runs: Runs): Promise<PropertyResult> {
  let accepted = 0;
  let failed: Case | undefined;
  const run = runner(fields);
  for (const mapped of fc.sample(payloadsFor(fields), runs)) {
    const results = await run(mapped);
    if ('value' in results.core) accepted++;
    if (!problemOf(results)) continue;
    failed = { fields, mapped };
    break;
  }
  if (!failed) return { failure: undefined, accepted };
  const least = await smallest(failed, async (one) => problemOf(await runner(one.fields)(one.mapped)) !== undefined);
  const results = await runner(least.fields)(least.mapped);
  const lines = Object.entries({ ...least, ...results }).map(([name, value]) => `${name}: ${show(value)}`);
  return { failure: [problemOf(results), ...lines].join('\n'), accepted };
}

interface Results {
  readonly core: Attempt;
  readonly ours: Attempt;
}

function runner(fields: Fields): (mapped: unknown) => Promise<Results> {
  const core = segmentOf(fields);
  const ours = engineOf(fields);
  return async (mapped) => {
    const event = { type: 'track', properties: mapped };
    return { core: await core(structuredClone(event)), ours: ours(event) };
  };
}

function segmentOf(fields: Fields): (event: object) => Promise<Attempt> {
  let received: unknown;
  const definition = {
    title: 'Record',
    description: '',
    fields: fields as never, // -- the kit's fields are Segment's
    perform: (_: unknown, { payload }: { payload: unknown }) => {
      received = payload;
    },
  };
  // Validators are cached by name and title for the whole process.
  const action = new Action(`Destination${actions++}`, definition);
  return async (event) => {
    try {
      await action.execute({ data: event, mapping, settings: {}, auth: undefined } as never); // -- all that it reads
      return { value: received };
    } catch (error) {
      return { thrown: String(error) };
    }
  };
}

function engineOf(fields: Fields): (event: object) => Attempt {
  const map = compileMapping(mapping);
  const compiled = attempt(() => compilePayload(fields));
  if ('thrown' in compiled) return () => compiled;
  const check = compiled.value as ReturnType<typeof compilePayload>; // -- made above
  return (event) => {
    const checked = check(map(event as never)); // -- an event
    return 'problem' in checked ? { thrown: checked.problem } : { value: checked.payload };
  };
}

function problemOf({ core, ours }: Results): string | undefined {
  if ('thrown' in core) return 'thrown' in ours ? undefined : 'core rejects, ours does not';
  return 'thrown' in ours ? 'ours rejects, core does not' : difference(core.value, ours.value);
}

function show(value: unknown): string {
  return inspect(value, { depth: null, breakLength: 110 });
}
