import type { ExactMapping, Mapping, MappingData, Problem } from './mapping';
import type { DefaultAmongChoices } from './settings';

export type Choices = readonly (string | { readonly value: string | number; readonly label: string })[];

export type ChoiceValue<C> = C extends readonly (infer V)[] ? (V extends { value: infer W } ? W : V) : never;

/** When another field (or setting of the mapping) makes this one required or visible. */
export interface FieldConditions {
  readonly match?: 'all' | 'any';
  readonly conditions: readonly {
    readonly fieldKey: string;
    readonly operator: 'is' | 'is_not';
    readonly value?: string | number | boolean;
  }[];
}

/**
 * One declared input of an action. Plain data, in the words of Segment's `InputField`, so that it serialises for a
 * mapping screen and runs in Segment as it is.
 */
export interface FieldDefinition {
  readonly type: 'string' | 'text' | 'number' | 'integer' | 'boolean' | 'datetime' | 'object';
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean | FieldConditions;
  readonly multiple?: boolean;
  /** Keeps a null a null; without it an array item's null becomes 0, false or ''. */
  readonly allowNull?: boolean;
  readonly choices?: Choices;
  /** Where the value comes from unless the user maps it otherwise. */
  readonly default?: Mapping;
  readonly properties?: FieldDefinitions;
  /** Whether an object with `properties` keeps the keys that are not among them; else they are dropped. */
  readonly additionalProperties?: boolean;
  readonly format?: 'date' | 'date-time' | 'email' | 'hostname' | 'ipv4' | 'ipv6' | 'uri' | 'uri-reference' | 'uuid';
  readonly minimum?: number;
  readonly maximum?: number;
  /** `identifier`: events that share a value here are of one person and keep their order. */
  readonly category?: 'identifier' | 'data' | 'internal' | 'config' | 'sync' | 'hashedPII';
  readonly placeholder?: string;
  readonly defaultObjectUI?: 'keyvalue' | 'object' | 'keyvalue:only' | 'object:only' | 'arrayeditor';
  readonly displayMode?: 'expanded' | 'normal' | 'collapsed';
  readonly depends_on?: FieldConditions;
}

export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

export type Simplify<T> = { readonly [K in keyof T]: T[K] };

type ScalarOf<D> = D extends { choices: infer C }
  ? ChoiceValue<C>
  : D extends { type: 'string' | 'text' }
    ? string
    : D extends { type: 'number' | 'integer' }
      ? number
      : D extends { type: 'boolean' }
        ? boolean
        : D extends { type: 'datetime' }
          ? string | number
          : D extends { properties: infer P extends FieldDefinitions }
            ? PayloadOf<P> & (D extends { additionalProperties: true } ? Readonly<Record<string, unknown>> : unknown)
            : Readonly<Record<string, unknown>>;

type NullOf<D> = D extends { allowNull: true } ? null : never;

type ValueOfField<D> = D extends { multiple: true } ? readonly (ScalarOf<D> | NullOf<D>)[] : ScalarOf<D> | NullOf<D>;

/** What `items` receives: the mapped, coerced and validated fields of one event. */
export type PayloadOf<F> = Simplify<
  {
    readonly [K in keyof F as F[K] extends { required: true } ? K : never]: ValueOfField<F[K]>;
  } & {
    readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: ValueOfField<F[K]>;
  }
>;

/** `unknown` where the definitions are right; else a problem that names the misspelt key, directive or choice. */
export type ExactFields<F> = {
  readonly [N in keyof F]: {
    readonly [K in keyof F[N]]: K extends 'default'
      ? ExactMapping<F[N][K]> & DefaultAmongChoices<F[N], F[N][K]>
      : K extends 'properties'
        ? ExactFields<F[N][K]>
        : K extends keyof FieldDefinition
          ? unknown
          : Problem<`"${K & string}" is not a key of a field`>;
  };
};

/** The mapping that the fields' defaults make: `fields` without a default are left out. */
export function defaultMapping(
  fields: Readonly<Record<string, Pick<FieldDefinition, 'default'>>>,
): Record<string, MappingData> {
  const mapping: Record<string, MappingData> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (field.default !== undefined) mapping[key] = structuredClone(field.default) as MappingData;
  }
  return mapping;
}
