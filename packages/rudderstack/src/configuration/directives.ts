import type { Mapping } from '@sluice/kit/host';

/** A mapping to the value at a path. */
export function at(path: string): Mapping {
  return { '@path': path };
}

/** A mapping that merges objects; of members with the same name the last one wins. */
export function merged(...objects: readonly Mapping[]): Mapping {
  return { '@merge': { direction: 'right', objects } };
}

/** A mapping to the first of these that is neither absent nor empty; a text is a path. */
export function firstFilled(...mappings: readonly Mapping[]): Mapping {
  return firstWhere('blank', mappings);
}

/** A mapping to the first of these that exists; false, 0 and an empty text do. A text is a path. */
export function firstThere(...mappings: readonly Mapping[]): Mapping {
  return firstWhere('exists', mappings);
}

function firstWhere(condition: 'blank' | 'exists', mappings: readonly Mapping[]): Mapping {
  return mappings.reduceRight<Mapping>((otherwise, written) => {
    const mapping = typeof written === 'string' ? at(written) : written;
    return otherwise === undefined ? mapping : { '@if': { [condition]: mapping, then: mapping, else: otherwise } };
  }, undefined);
}

/** The same mapping with another path as a fallback. */
export function orAt(mapping: Mapping, path: string): Mapping {
  return Array.isArray(mapping) ? [...(mapping as Mapping[]), at(path)] : firstFilled(mapping, path);
}

/** The paths at which an event may have a trait with one of these names: its own traits come before those of its context. */
export function traitPaths(...names: readonly string[]): readonly string[] {
  return ['$.traits', '$.context.traits'].flatMap((place) => names.map((name) => `${place}.${name}`));
}
