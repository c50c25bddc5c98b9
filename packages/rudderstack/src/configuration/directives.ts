import type { Mapping } from '@sluice/kit/host';

/** The mapping that takes what stands at a path. */
export function at(path: string): Mapping {
  return { '@path': path };
}

/** The mapping that puts objects together; of members with the same name the last one's stays. */
export function merged(...objects: readonly Mapping[]): Mapping {
  return { '@merge': { direction: 'right', objects } };
}

/** The mapping that takes the first of these that is neither absent nor empty; a text is a path. */
export function firstFilled(...mappings: readonly Mapping[]): Mapping {
  return firstWhere('blank', mappings);
}

/** The mapping that takes the first of these that is there; false, 0 and an empty text are. A text is a path. */
export function firstThere(...mappings: readonly Mapping[]): Mapping {
  return firstWhere('exists', mappings);
}

function firstWhere(condition: 'blank' | 'exists', mappings: readonly Mapping[]): Mapping {
  return mappings.reduceRight<Mapping>((otherwise, written) => {
    const mapping = typeof written === 'string' ? at(written) : written;
    return otherwise === undefined ? mapping : { '@if': { [condition]: mapping, then: mapping, else: otherwise } };
  }, undefined);
}

/** The same mapping with a further place to look at where it finds nothing. */
export function orAt(mapping: Mapping, path: string): Mapping {
  return Array.isArray(mapping) ? [...(mapping as Mapping[]), at(path)] : firstFilled(mapping, path);
}

/** The paths at which an event may hold a trait of these names: its own traits before those of its context. */
export function traitPaths(...names: readonly string[]): readonly string[] {
  return ['$.traits', '$.context.traits'].flatMap((place) => names.map((name) => `${place}.${name}`));
}
