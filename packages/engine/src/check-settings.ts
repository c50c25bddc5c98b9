import {
  completeSettings,
  type Destination,
  didYouMeanOneOf,
  type GlobalSetting,
  type RawSettings,
  titleOf,
  toldOf,
} from '@sluice/kit/host';
import type { ConfigurationProblem } from './configuration-error';

/** The settings with defaults and natural coercions (`"30"` for a number), or what is wrong with them. */
export function checkSettings(
  destination: Destination,
  raw: RawSettings,
): { readonly settings: RawSettings; readonly problems: readonly ConfigurationProblem[] } {
  const definitions = destination.authentication.fields;
  const problems: ConfigurationProblem[] = [];
  for (const key of Object.keys(raw)) {
    if (Object.hasOwn(definitions, key)) continue;
    const known = Object.keys(definitions);
    const hint = didYouMeanOneOf(key, known);
    problems.push({ place: `settings.${key}`, message: `${titleOf(destination)} has no such setting.${hint}` });
  }
  const settings: Record<string, unknown> = {};
  const complete = completeSettings(definitions, raw);
  for (const [key, definition] of Object.entries(definitions)) {
    const place = `settings.${key}`;
    const value = complete[key];
    if (value === undefined) {
      if (definition.required) {
        problems.push({ place, message: `${definition.label} is missing. ${definition.description}` });
        settings[key] = standIns[definition.type];
      }
      continue;
    }
    const coerced = coerce(value, definition);
    if (coerced === undefined) {
      problems.push({ place, message: `${definition.label} must be ${expected(definition)}.` });
      settings[key] = definition.default ?? standIns[definition.type];
    } else {
      settings[key] = coerced;
    }
  }
  const told = new Set(problems.map(({ place }) => place));
  for (const problem of destination.problems(settings)) {
    const place = `settings.${problem.setting}`;
    if (!told.has(place)) problems.push({ place, message: toldOf(problem, definitions) });
  }
  return { settings, problems };
}

/** Replace settings that are missing or wrong, so that everything else is checked in the same round. */
const standIns = { string: '', password: '', number: 0, boolean: false } as const;

function coerce(value: unknown, { type, choices }: GlobalSetting): unknown {
  const scalar = coerceScalar(value, type);
  if (scalar === undefined || !choices) return scalar;
  return choices.some((choice) => choice.value === scalar) ? scalar : undefined;
}

function coerceScalar(value: unknown, type: GlobalSetting['type']): unknown {
  if (type === 'boolean') {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : undefined;
  }
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function expected({ type, choices }: GlobalSetting): string {
  if (choices) return `one of: ${choices.map((choice) => choice.value).join(', ')}`;
  return { boolean: 'true or false', number: 'a number', string: 'text', password: 'text' }[type];
}
