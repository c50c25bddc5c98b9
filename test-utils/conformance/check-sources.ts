import { samplesOf } from '@sluice/events';
import { type InputField, isObject, mappedPaths, standardEvents } from '@sluice/kit/host';
import type { Samples } from './check-actions';
import { findStale } from './find-stale';
import { sampleEvents } from './sample-events';
import type { Exceptions, Subject } from './subject';
import { valuesAt } from './values-at';

/**
 * Whether senders have what a field's default reads: a misspelt path loses its value for good, and nothing else shows it. A path
 * counts as known if a sample event fills it, or another spelling of it that the field also reads; if its last name is the
 * vendor's own; or if it is one of the destination's own options in `integrations`. `unfilled` names others, as in
 * `$.context.idfv` or `lines.upc`, with the reason.
 */
export function checkSources(subject: Subject, unfilled: Exceptions = {}, samples: Samples = {}): string[] {
  const { actions, presets, name } = subject.destination;
  const synthetic = Object.keys(standardEvents).flatMap(samplesOf);
  const events = [...sampleEvents(300), ...synthetic, ...Object.values(samples).flatMap((sample) => sample.events)];
  const own = `$.integrations.${name}.`;
  const filled = new Map<string, boolean>();
  const isFilled = (path: string): boolean => {
    const known = filled.get(path) ?? events.some((event) => valuesAt(event, path).length > 0);
    filled.set(path, known);
    return known;
  };
  const lines = new Map<string, object[]>();
  const linesAt = (path: string): object[] => {
    const known = lines.get(path) ?? events.flatMap((event) => valuesAt(event, path)).filter(isObject);
    lines.set(path, known);
    return known;
  };
  const dead = new Map<string, string>();
  const judge = (key: string, paths: readonly string[], place: string, isThere = isFilled): void => {
    const isKnown = (path: string) =>
      path.startsWith(own) ||
      lettersOf(path) === lettersOf(key) ||
      paths.some((one) => isSame(one, path) && isThere(one));
    for (const path of paths) if (!isKnown(path)) dead.set(path, place);
  };
  for (const [key, { fields }] of Object.entries(actions)) {
    for (const [field, definition] of Object.entries(fields)) {
      judgeField(field, definition, `${key}.${field}`, judge, linesAt);
    }
  }
  for (const { name: preset, mapping, partnerAction } of presets) {
    const fields = actions[partnerAction]?.fields ?? {};
    for (const [field, value] of Object.entries(mapping)) {
      if (JSON.stringify(value) !== JSON.stringify(fields[field]?.default))
        judge(field, mappedPaths(value), `the preset "${preset}"`);
    }
  }
  return [
    ...[...dead]
      .filter(([path]) => !Object.hasOwn(unfilled, path))
      .map(
        ([path, place]) =>
          `No sample event fills ${path} (${place}). Correct the path; if senders write it so, list it in "unfilled" with the reason.`,
      ),
    ...findStale('unfilled', unfilled, [...dead.keys()]),
  ];
}

type Judge = (key: string, paths: readonly string[], place: string, isThere?: (path: string) => boolean) => void;

function judgeField(
  key: string,
  { default: mapping, kind, properties = {} }: InputField,
  place: string,
  judge: Judge,
  linesAt: (path: string) => object[],
): void {
  if (kind === 'group' && isObject(mapping)) {
    for (const [member, value] of Object.entries(mapping)) judge(member, mappedPaths(value), `${place}.${member}`);
    return;
  }
  const paths = mappedPaths(mapping);
  judge(key, paths, place);
  if (kind !== 'lines') return;
  const lines = paths.flatMap(linesAt);
  const read = new Set(Object.entries(properties).flatMap(([member, { names = [member] }]) => names));
  for (const [member, { names = [member] }] of Object.entries(properties)) {
    const isThere = (path: string) => lines.some((line) => valuesAt(line, path.replace(`${key}.`, '')).length > 0);
    const usual = usualNames[properties[member]?.kind ?? ''];
    const isMissed = usual !== undefined && !read.has(usual) && !names.some((name) => isThere(`${key}.${name}`));
    judge(
      isMissed ? usual : member,
      names.map((name) => `${key}.${name}`),
      place,
      isThere,
    );
  }
}

/** The names that senders use for a line's members, by kind: nobody sends them under the vendor's own name alone. */
const usualNames: Readonly<Record<string, string>> = { quantity: 'quantity', money: 'price', productId: 'product_id' };

/** Two spellings of one name in one place. */
function isSame(one: string, other: string): boolean {
  return one === other || (placeOf(one) === placeOf(other) && lettersOf(one) === lettersOf(other));
}

function placeOf(path: string): string {
  // Traits are in one of two places, depending on the kind of call.
  return path.slice(0, path.lastIndexOf('.')).replace('$.context.traits', '$.traits');
}

function lettersOf(path: string): string {
  return path
    .slice(path.lastIndexOf('.') + 1)
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();
}
