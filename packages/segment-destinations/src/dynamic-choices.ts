import { asNumber, isObject, rejected, type Rejected, type Retry, scrub } from '@sluice/kit/host';
import type { Performing, SegmentAction, SegmentDefinition } from './definition';
import { hooksOf } from './hooks';
import { type Caller, Performer, type PerformerOptions } from './performer';
import { toldIn } from './read-result';

/** A value that the vendor allows in a field. */
export interface DynamicChoice {
  readonly value: string | number;
  readonly label: string;
  readonly description?: string;
}

export interface DynamicChoices {
  readonly choices: readonly DynamicChoice[];
  /** The page to request next; undefined if there are no more. */
  readonly nextPage?: string;
}

export interface DynamicChoicesOptions extends PerformerOptions, Caller {
  /** The values of the action's other fields, or of the hook's other inputs: choices may depend on them. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly page?: string;
}

/**
 * Asks the vendor which values a `dynamic` field may have, as Segment's mapping screen does; or returns why there is no answer.
 * Nested fields are written as in that screen: `properties.colour`, `lines.[0].sku`; an object's keys are at
 * `properties.__keys__`. A hook's inputs are nested in the hook: `onMappingSave.list`.
 */
export async function dynamicChoices(
  definition: SegmentDefinition,
  key: string,
  field: string,
  { payload = {}, page, settings, exchange, ...options }: DynamicChoicesOptions,
): Promise<DynamicChoices | Rejected | Retry> {
  const action = definition.actions[key];
  if (!action) return rejected('settings', `There is no action "${key}".`);
  const found = handlerOf(action, field);
  if (!found) {
    const known = dynamicFieldsOf(action).join(', ') || 'none';
    return rejected('settings', `The vendor is not asked what "${field}" may hold. Fields of which it is: ${known}.`);
  }
  const { handler, dynamicFieldContext } = found;
  const given = (known: object) => {
    const services = { features: {}, statsContext: {}, hookInputs: payload };
    return { ...known, payload, page, audienceSettings: {}, dynamicFieldContext, ...services };
  };
  const { result, outcome } = await new Performer(definition, options).ask(handler, given, { settings, exchange });
  if (outcome.status === 'rejected' || outcome.status === 'retry') return outcome;
  const { choices, nextPage, error } = isObject(result) ? result : {};
  const told = toldIn(error);
  if (isObject(error) && told !== '') {
    const httpStatus = asNumber(error.code) || 400;
    const fix = httpStatus === 401 || httpStatus === 403 ? 'settings' : 'vendor';
    return rejected(fix, scrub(told, settings), { httpStatus });
  }
  if (!Array.isArray(choices)) return rejected('vendor', 'The vendor names no choices.');
  return {
    choices: choices.filter(isObject).flatMap(choiceOf),
    ...(typeof nextPage === 'string' && nextPage !== '' && { nextPage }),
  };
}

/** The fields of an action whose choices come from the vendor, in the form that `dynamicChoices` accepts. */
export function dynamicFieldsOf(action: SegmentAction): string[] {
  return pathsIn(handlersOf(action));
}

/** The functions that ask for choices: for fields, and for the inputs of hooks. */
function handlersOf(action: SegmentAction): Readonly<Record<string, unknown>> {
  const ofHooks = Object.entries(hooksOf(action)).map(([name, { inputFields = {} }]) => {
    const handlers = Object.entries(inputFields).map(([key, field]) => [key, Object(field).dynamic as unknown]);
    return [name, Object.fromEntries(handlers) as object];
  });
  return { ...action.dynamicFields, ...(Object.fromEntries(ofHooks) as object) };
}

function pathsIn(fields: object): string[] {
  return Object.entries(fields).flatMap(([name, member]: [string, unknown]) => {
    if (typeof member === 'function') return [name];
    return isObject(member) ? pathsIn(member).map((path) => `${name}.${path}`) : [];
  });
}

interface Found {
  readonly handler: Performing;
  readonly dynamicFieldContext?: object;
}

const within = /^(.*)\.(.*)$/;
const withinList = /^(.*)\.\[(\d+)\]\.(.*)$/;

function handlerOf(action: SegmentAction, field: string): Found | undefined {
  const handlers = handlersOf(action);
  const [, list, index, member = ''] = withinList.exec(field) ?? [];
  const found = handlerIn(handlers, list === undefined ? field : `${list}.${member}`);
  if (found && list === undefined) return { handler: found };
  if (found) return { handler: found, dynamicFieldContext: { selectedArrayIndex: Number(index) } };
  const [, parent, child] = within.exec(field) ?? [];
  const any = parent === undefined ? undefined : handlerIn(handlers, `${parent}.__values__`);
  return any && { handler: any, dynamicFieldContext: { selectedKey: child } };
}

/** The handler at a path. Names may contain dots. */
function handlerIn(handlers: unknown, path: string): Performing | undefined {
  if (!isObject(handlers)) return undefined;
  for (const [name, member] of Object.entries(handlers)) {
    if (path === name && typeof member === 'function') return member as Performing;
    const inner = path.startsWith(`${name}.`) ? handlerIn(member, path.slice(name.length + 1)) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** None without a value. */
function choiceOf({ value, label, description }: Readonly<Record<string, unknown>>): DynamicChoice[] {
  const known = typeof value === 'boolean' ? String(value) : value;
  if (typeof known !== 'string' && typeof known !== 'number') return [];
  return [
    {
      value: known,
      label: typeof label === 'string' ? label : String(known),
      ...(typeof description === 'string' && { description }),
    },
  ];
}
