/**
 * The mapping language: what a field's value is made from. The directives are those of Segment's mapping-kit
 * (https://segment.com/docs/connections/destinations/actions/), so a mapping works in Segment unchanged.
 */
export const directiveNames = [
  '@path',
  '@template',
  '@literal',
  '@if',
  '@case',
  '@replace',
  '@arrayPath',
  '@json',
  '@flatten',
  '@merge',
  '@transform',
  '@excludeWhenNull',
  '@liquid',
] as const;

/** The name of a directive. */
export type DirectiveName = (typeof directiveNames)[number];

/** A literal, a directive, or an object or array of mappings. */
export type Mapping = unknown;

/** A mapping as plain data. */
export type MappingData = string | number | boolean | null | MappingData[] | { [key: string]: MappingData };

declare const problem: unique symbol;
/** A type that no value has, so that the compiler's error shows the text. */
export interface Problem<Text extends string> {
  readonly [problem]: Text;
}

/** `unknown` if every `@…` key in `M` is a directive; otherwise a problem that names the key. */
export type ExactMapping<M> = M extends readonly unknown[]
  ? { readonly [K in keyof M]: ExactMapping<M[K]> }
  : M extends object
    ? {
        readonly [K in keyof M]: K extends DirectiveName | '_metadata'
          ? ExactOperand<K, M[K]>
          : K extends `@${string}`
            ? Problem<`"${K}" is not a directive`>
            : ExactMapping<M[K]>;
      }
    : unknown;

/** `@path` and `@template` accept a text, or a directive that yields one. */
type ExactOperand<K, V> = K extends '@path' | '@template'
  ? V extends string | object
    ? unknown
    : Problem<`"${K}" takes a path or text`>
  : ExactMapping<V>;
