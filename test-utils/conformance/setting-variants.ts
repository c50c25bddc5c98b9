import { compile, ConfigurationError, type Pipeline } from '@sluice/engine';
import type { GlobalSetting, RawSettings } from '@sluice/kit/host';
import type { Subject } from './subject';

/** A destination with settings that differ from the usual ones in as few places as possible. */
export interface Variant {
  /** As in `api: "engagement"`. */
  readonly name: string;
  readonly settings: RawSettings;
  readonly pipeline: Pipeline;
}

type Change = readonly [key: string, value: unknown];

/**
 * The destination as it is, then with each other choice of each setting. A choice that the settings allow only together with
 * another one is combined with that one.
 */
export function settingVariants(subject: Subject): readonly [Variant, ...Variant[]] {
  const known = variants.get(subject) ?? makeVariants(subject);
  variants.set(subject, known);
  return known;
}

/** Compiling takes long, and most checks need the same variants. */
const variants = new WeakMap<Subject, readonly [Variant, ...Variant[]]>();

function makeVariants({ destination, settings }: Subject): readonly [Variant, ...Variant[]] {
  const attempt = (changes: readonly Change[]): Variant | undefined => {
    const changed = { ...settings, ...Object.fromEntries(changes) };
    try {
      const pipeline = compile(destination, { settings: changed });
      const name = changes.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ');
      return { name, settings: changed, pipeline };
    } catch (error) {
      if (error instanceof ConfigurationError) return undefined;
      throw error;
    }
  };
  const pipeline = compile(destination, { settings });
  const { all } = pipeline.settings;
  const changes = Object.entries(destination.authentication.fields).flatMap(([key, definition]) =>
    choicesOf(definition)
      .filter((choice) => choice !== all[key])
      .map((choice): Change => [key, choice]),
  );
  const others = changes.flatMap((change): Variant[] => {
    const together = changes.filter(([key]) => key !== change[0]).map((other) => [change, other]);
    for (const candidate of [[change], ...together]) {
      const variant = attempt(candidate);
      if (variant) return [variant];
    }
    return [];
  });
  return [{ name: 'the usual settings', settings, pipeline }, ...others];
}

function choicesOf({ type, choices }: GlobalSetting): readonly unknown[] {
  if (choices) return choices.map(({ value }) => value);
  return type === 'boolean' ? [true, false] : [];
}
