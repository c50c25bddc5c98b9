import { type InputField, isObject, mappedPaths, type Preset } from '@sluice/kit/host';
import { findDifference } from './find-difference';
import { nameEvent } from './name-event';
import { type PresetPipeline, presetPipelines } from './preset-pipelines';
import { allSamples } from './sample-events';
import type { Subject } from './subject';

/** The paths that a field's default reads, in order. */
interface Sources {
  readonly kind: string | undefined;
  readonly paths: readonly string[];
}

const clocks = ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'];
const people = /^\$\.(?:userId|anonymousId|(?:context\.)?traits\.email|properties\.email|context\.ip)$/;

/** Events that say the same, written differently. */
const spellings: Readonly<Record<string, (event: object, fields: readonly Sources[]) => object>> = {
  'its times in another zone': (event) => changed(event, clocks, inAnotherZone),
  'blanks around its IDs and addresses': (event, fields) =>
    changed(
      event,
      pathsIn(fields).filter((path) => people.test(path)),
      (value) => ` ${String(value)}\n`,
    ),
  // What is left of an event is sent as it is, so only the first source is changed.
  'amounts as texts': (event, fields) =>
    changed(
      event,
      fields.flatMap(({ kind, paths }) => (kind === 'money' ? firstIn(event, paths) : [])),
      String,
    ),
  'empty texts where it has nothing': (event, fields) => filled(event, pathsIn(fields), ''),
  'null where it has nothing': (event, fields) => filled(event, pathsIn(fields), null),
};

/** Whether an event that is written differently but says the same makes the same requests. */
export function checkSpellings(subject: Subject): string[] {
  return presetPipelines(subject).flatMap((one) => {
    const fields = sourcesOf(one.preset, subject.destination.actions[one.preset.partnerAction]?.fields ?? {});
    const events = allSamples.filter((event) => one.isFor(event));
    return Object.entries(spellings).flatMap(([what, respell]) =>
      events.flatMap((event) => {
        const difference = findDifference(made(one, respell(event, fields)), made(one, event));
        return difference === undefined
          ? []
          : [`The preset "${one.preset.name}" makes another thing of ${nameEvent(event)} with ${what}: ${difference}.`];
      }),
    );
  });
}

function made({ pipeline }: PresetPipeline, event: object): unknown {
  const { drafts, outcomes } = pipeline.plan([event]);
  const requests = JSON.stringify(drafts.map(({ request }) => request)).replaceAll(offset, (time) =>
    new Date(time).toISOString(),
  );
  return { requests: JSON.parse(requests) as unknown, outcome: outcomes[0]?.status };
}

/** A time may keep its original zone. */
const offset = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d/g;

function sourcesOf({ mapping }: Preset, fields: Readonly<Record<string, InputField>>): Sources[] {
  return Object.entries(mapping).map(([key, value]) => ({ kind: fields[key]?.kind, paths: mappedPaths(value) }));
}

function pathsIn(fields: readonly Sources[]): readonly string[] {
  // What is left of an object, and lines, are mapped as a whole.
  return fields.flatMap(({ kind, paths }) => (kind === 'rest' || kind === 'lines' ? [] : paths));
}

function firstIn(event: object, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => valueAt(event, keysOf(path)) !== undefined).slice(0, 1);
}

function inAnotherZone(value: unknown): unknown {
  const time = typeof value === 'string' && value.endsWith('Z') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value : new Date(time + 5.5 * 3_600_000).toISOString().replace('Z', '+05:30');
}

/** With existing values changed. */
function changed(event: object, paths: readonly string[], change: (value: unknown) => unknown): object {
  return paths
    .map(keysOf)
    .filter((keys) => valueAt(event, keys) !== undefined)
    .reduce((copy, keys) => withAt(copy, keys, change), event);
}

/** With missing values written out as this empty one. */
function filled(event: object, paths: readonly string[], nothing: unknown): object {
  return paths
    .map(keysOf)
    .filter((keys) => keys.length > 0 && valueAt(event, keys) === undefined)
    .reduce((copy, keys) => withAt(copy, keys, (value) => value ?? nothing), event);
}

function keysOf(path: string): string[] {
  return path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter(Boolean);
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

function withAt(value: object, [key = '', ...rest]: readonly string[], change: (value: unknown) => unknown): object {
  const own: unknown = Reflect.get(value, key);
  if (rest.length === 0) return { ...value, [key]: change(own) };
  // Not a place for a member.
  if (own !== undefined && !isObject(own)) return value;
  return { ...value, [key]: withAt(own ?? {}, rest, change) };
}
