import { isObject, type RawSettings } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import { stepsOf, valueAt } from './value-at';

/** A configuration with its templates filled in, and the event without the values they took from it. */
export interface FilledIn {
  readonly config: unknown;
  readonly message: unknown;
}

/**
 * Fills an event's values into a configuration: a text `{{ event.path || default }}` becomes the value at that path in the event,
 * which is removed from the event, or else the default. The arguments are not modified.
 */
export function fillInConfig(config: unknown, message: unknown, metadata: Metadata): FilledIn {
  const taken: (readonly string[])[] = [];
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member)]));
    const template = typeof value === 'string' ? readTemplate(value) : undefined;
    if (!template) return value;
    const found = valueAt({ message, metadata }, template.steps);
    if (found === undefined || found === null) return template.otherwise;
    taken.push(template.steps);
    return found;
  };
  const filled = fill(config);
  return { config: filled, message: taken.reduce(withoutValueAt, { message }).message };
}

/** A configuration without an event: templates become their defaults. Anything but an object becomes an empty configuration. */
export function defaultConfig(given: unknown): RawSettings {
  return fillInConfig(isObject(given) ? given : {}, undefined, {}).config as RawSettings; // -- made of an object
}

/** The path and default of a template, or undefined if the text is not one. */
function readTemplate(text: string): { readonly steps: readonly string[]; readonly otherwise: string } | undefined {
  const whole = text.trim();
  if (!whole.startsWith('{{') || !whole.endsWith('}}')) return undefined;
  const [path = '', ...rest] = whole.slice(2, -2).split('||');
  if (rest.length === 0) return undefined;
  const [first = '', ...others] = stepsOf(path.trim());
  const otherwise = rest.join('||').trim();
  const quote = otherwise[0];
  const isQuoted = otherwise.length > 1 && (quote === '"' || quote === "'") && otherwise.endsWith(quote);
  return {
    steps: [first === 'event' ? 'message' : first, ...others],
    otherwise: isQuoted ? otherwise.slice(1, -1) : otherwise,
  };
}

function withoutValueAt<V>(value: V, [step, ...rest]: readonly string[]): V {
  if (step === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
  if (rest.length > 0) copy[step] = withoutValueAt(copy[step], rest);
  else delete copy[step];
  return copy as V;
}
