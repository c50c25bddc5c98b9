import { isObject, rejected, type Rejected, type Retry, scrub } from '@sluice/kit/host';
import type { Performing, SegmentAction, SegmentDefinition } from './definition';
import { hooksOf } from './hooks';
import { type Caller, Performer, type PerformerOptions } from './performer';

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
  if (isObject(error)) {
    const httpStatus = Number(error.code) || 400;
    const fix = httpStatus === 401 || httpStatus === 403 ? 'settings' : 'vendor';
    return rejected(fix, scrub(String(error.message ?? error.code), settings), { httpStatus });
  }
  if (!Array.isArray(choices)) return rejected('vendor', 'The vendor names no choices.');
  return {
    choices: choices.filter(isObject).map(choiceOf),
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
  const whole = handlerIn(handlers, field);
  if (whole) return { handler: whole };
  const [, list, index, member = ''] = withinList.exec(field) ?? [];
  if (list !== undefined) {
    const handler = handlerIn(memberOf(handlers, list), member);
    return handler && { handler, dynamicFieldContext: { selectedArrayIndex: Number(index) } };
  }
  const [, parent = '', child = ''] = within.exec(field) ?? [];
  const siblings = memberOf(handlers, parent);
  const own = handlerIn(siblings, child);
  if (own) return { handler: own };
  const any = handlerIn(siblings, '__values__');
  return any && { handler: any, dynamicFieldContext: { selectedKey: child } };
}

function handlerIn(object: unknown, name: string): Performing | undefined {
  const member = memberOf(object, name);
  return typeof member === 'function' ? (member as Performing) : undefined;
}

function memberOf(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

function choiceOf({ value, label, description }: Readonly<Record<string, unknown>>): DynamicChoice {
  const known = typeof value === 'number' ? value : String(value);
  return {
    value: known,
    label: typeof label === 'string' ? label : String(known),
    ...(typeof description === 'string' && { description }),
  };
}
