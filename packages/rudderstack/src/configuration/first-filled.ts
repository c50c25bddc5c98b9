import type { Mapping } from '@sluice/kit';

/** The mapping that takes the first of these that is neither absent nor empty; a text is a path. */
export function firstFilled(...mappings: readonly Mapping[]): Mapping {
  return mappings.reduceRight<Mapping>((otherwise, written) => {
    const mapping = typeof written === 'string' ? { '@path': written } : written;
    return otherwise === undefined ? mapping : { '@if': { blank: mapping, then: mapping, else: otherwise } };
  }, undefined);
}

/** The paths at which an event may hold a trait of these names: its own traits before those of its context. */
export function traitPaths(...names: readonly string[]): readonly string[] {
  return ['$.traits', '$.context.traits'].flatMap((place) => names.map((name) => `${place}.${name}`));
}
