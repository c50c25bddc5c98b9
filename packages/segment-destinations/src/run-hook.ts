import { isObject, type RawSettings, rejected, type Rejected, type Retry, scrub } from '@sluice/kit/host';
import type { SegmentDefinition } from './definition';
import { hooksOf, type SavedByHook } from './hooks';
import { inputProblem } from './input-problem';
import { type Caller, Performer, type PerformerOptions } from './performer';
import { toldIn, unexplained } from './read-result';

export interface HookOptions extends PerformerOptions, Caller {
  /** Values for the hook's `inputFields`. */
  readonly inputs?: RawSettings;
  /** By hook, what the mapping contains already: some hooks update what they created before. */
  readonly saved?: Readonly<Record<string, SavedByHook>>;
}

/** Creates what an action needs at the vendor, as Segment does when its mapping is saved; or returns why that failed. */
export async function runHook(
  definition: SegmentDefinition,
  key: string,
  name: string,
  { inputs = {}, saved = {}, settings, exchange, ...options }: HookOptions,
): Promise<SavedByHook | Rejected | Retry> {
  const action = definition.actions[key];
  const hook = action && hooksOf(action)[name];
  if (!hook) return rejected('settings', `The action "${key}" has no hook "${name}".`);
  const hookInputs = { ...inputs };
  const problem = inputProblem(hookInputs, hook.inputFields, options.core);
  if (problem !== undefined) return rejected('settings', problem);
  const given = (known: object) => {
    const services = { features: {}, statsContext: {}, subscriptionMetadata: {} };
    return { ...known, payload: {}, audienceSettings: {}, hookInputs, hookOutputs: saved, ...services };
  };
  const performer = new Performer(definition, options);
  const { result, outcome } = await performer.ask(hook.performHook, given, { settings, exchange });
  if (outcome.status === 'rejected' || outcome.status === 'retry') return outcome;
  const { savedData, error } = isObject(result) ? result : {};
  if (isObject(error)) return rejected('vendor', scrub(toldIn(error) || unexplained, settings));
  return { inputs, outputs: isObject(savedData) ? savedData : {} };
}
