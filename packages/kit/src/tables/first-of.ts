/** The directive that `firstOf` builds. */
export interface FirstOf {
  readonly '@if': { readonly exists: PathOf; readonly then: PathOf; readonly else: PathOf | FirstOf };
}
interface PathOf {
  readonly '@path': string;
}

/** The mapping that takes the first of these paths whose value is neither absent nor null. */
export function firstOf(...[path, next, ...rest]: readonly [string, string, ...string[]]): FirstOf {
  const [another, ...others] = rest;
  return {
    '@if': {
      exists: { '@path': path },
      then: { '@path': path },
      else: another === undefined ? { '@path': next } : firstOf(next, another, ...others),
    },
  };
}
