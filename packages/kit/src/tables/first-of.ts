/** What makes a path be skipped: only a missing value, or also an empty text or list (Segment calls it `blank`). */
type Test = 'exists' | 'blank';

/** The directive that `firstOf` builds. */
export interface FirstOf {
  readonly '@if': { readonly [T in Test]?: PathOf } & { readonly then: PathOf; readonly else: PathOf | FirstOf };
}
interface PathOf {
  readonly '@path': string;
}

/** The mapping that uses the first of these paths whose value passes the test. */
export function firstOf(test: Test, ...[path, next, ...rest]: readonly [string, string, ...string[]]): FirstOf {
  const [another, ...others] = rest;
  return {
    '@if': {
      [test]: { '@path': path },
      then: { '@path': path },
      else: another === undefined ? { '@path': next } : firstOf(test, next, another, ...others),
    },
  };
}
