import { isObject, isSame } from '@sluice/engine/language';
import type { InputField } from '@sluice/kit/host';

/** A value that a text input can contain. */
export type Scalar = string | number | boolean;

/** Where a value comes from, as a form shows it. Its parts are mappings too; undefined means none. */
export type Source =
  | { readonly kind: 'none' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'fixed'; readonly value: Scalar }
  | { readonly kind: 'template'; readonly template: string }
  /** The first of several that has a value. From a list, the kit's fields use the first that can be read. */
  | { readonly kind: 'fallbacks'; readonly sources: readonly unknown[]; readonly isList: boolean }
  | {
      readonly kind: 'condition';
      readonly test: 'exists' | 'blank';
      readonly subject: unknown;
      readonly then: unknown;
      readonly otherwise: unknown;
    }
  /** One object, merged from several. */
  | { readonly kind: 'merged'; readonly direction: 'left' | 'right'; readonly sources: readonly unknown[] }
  /** An object with a mapping for each of its members. */
  | { readonly kind: 'members'; readonly members: Members }
  /** A list, each item in a new shape. */
  | { readonly kind: 'items'; readonly list: string; readonly members: Members }
  /** Anything else. */
  | { readonly kind: 'json'; readonly mapping: unknown };

/** The kinds of sources. */
export type SourceKind = Source['kind'];
/** Mappings by member name. */
export type Members = Readonly<Record<string, unknown>>;

/** The ways to read a mapping, in the order in which they are tried. */
const readers: readonly ((mapping: unknown) => Source | undefined)[] = [
  (mapping) => (mapping === undefined ? { kind: 'none' } : undefined),
  (mapping) => (isScalar(mapping) ? { kind: 'fixed', value: mapping } : undefined),
  (mapping) => (isText(mapping, '@path') ? { kind: 'path', path: mapping['@path'] } : undefined),
  (mapping) => (isText(mapping, '@template') ? { kind: 'template', template: mapping['@template'] } : undefined),
  (mapping) => {
    const isList = Array.isArray(mapping);
    const sources: readonly unknown[] = isList ? mapping : chainOf(mapping);
    const isFallback = isList ? sources.some((one) => isObject(one)) && !sources.some(isNothing) : sources.length > 0;
    return isFallback ? { kind: 'fallbacks', sources, isList } : undefined;
  },
  (mapping) => {
    const { exists, blank, then, else: otherwise } = operandOf(mapping, '@if') ?? {};
    const test = blank === undefined ? 'exists' : 'blank';
    const subject = exists ?? blank;
    return subject === undefined ? undefined : { kind: 'condition', test, subject, then, otherwise };
  },
  (mapping) => {
    const { direction, objects } = operandOf(mapping, '@merge') ?? {};
    const isMerged = Array.isArray(objects) && (direction === 'left' || direction === 'right');
    return isMerged ? { kind: 'merged', direction, sources: objects as readonly unknown[] } : undefined;
  },
  (mapping) => {
    const [list, members, ...more] =
      isObject(mapping) && Array.isArray(mapping['@arrayPath']) ? (mapping['@arrayPath'] as unknown[]) : [];
    const isItems = typeof list === 'string' && isPlain(members) && more.length === 0;
    return isItems ? { kind: 'items', list, members } : undefined;
  },
  (mapping) => (isPlain(mapping) ? { kind: 'members', members: mapping } : undefined),
];

/**
 * Reads a mapping as a form shows it; `writeSource` turns it back into the same mapping. If it can be shown in two ways, `preferred`
 * decides, so that a source does not change its kind while it is edited.
 */
export function readSource(mapping: unknown, preferred?: SourceKind): Source {
  if (preferred === 'json' && mapping !== undefined) return { kind: 'json', mapping };
  const found = readers
    .map((read) => read(mapping))
    .filter((source) => source !== undefined && isSame(writeSource(source), mapping)) as Source[];
  return found.find(({ kind }) => kind === preferred) ?? found[0] ?? { kind: 'json', mapping };
}

/** The mapping that a source represents; undefined for none. */
export function writeSource(source: Source): unknown {
  switch (source.kind) {
    case 'none':
      return undefined;
    case 'fixed':
      return source.value;
    case 'path':
      return { '@path': source.path };
    case 'template':
      return { '@template': source.template };
    case 'fallbacks':
      return source.isList ? source.sources : chain(source.sources);
    case 'condition': {
      const { test, subject, then, otherwise } = source;
      return {
        '@if': {
          [test]: subject,
          ...(then !== undefined && { then }),
          ...(otherwise !== undefined && { else: otherwise }),
        },
      };
    }
    case 'merged':
      return { '@merge': { direction: source.direction, objects: source.sources } };
    case 'members':
      return source.members;
    case 'items':
      return { '@arrayPath': [source.list, source.members] };
    case 'json':
      return source.mapping;
  }
}

/** The mapping to start from when the user changes the kind of source: as much of the old one as fits the new kind. */
export function startSource(kind: SourceKind, mapping: unknown, field?: InputField): unknown {
  const paths = pathsOf(readSource(mapping));
  const path = paths[0] ?? newPath;
  switch (kind) {
    case 'none':
      return undefined;
    case 'path':
      return { '@path': path };
    case 'fixed':
      return typeof mapping === 'object' || mapping === undefined ? '' : mapping;
    case 'template':
      return { '@template': typeof mapping === 'string' ? mapping : `{{${path.replace('$.', '')}}}` };
    case 'fallbacks':
      return writeSource({
        kind,
        isList: field !== undefined && takesCandidates(field),
        sources: paths.length > 1 ? paths.map((one) => ({ '@path': one })) : [mapping ?? { '@path': path }],
      });
    case 'condition': {
      const source = readSource(mapping);
      // Within a directive, a list is an ordinary list, not a list of candidates.
      const then = source.kind === 'fallbacks' ? chain(source.sources) : (mapping ?? { '@path': path });
      return writeSource({ kind, test: 'exists', subject: { '@path': path }, then, otherwise: undefined });
    }
    case 'merged':
      return writeSource({ kind, direction: 'right', sources: [mapping ?? { '@path': path }] });
    case 'items':
      return writeSource({ kind, list: path, members: membersOfLines(field) });
    case 'members':
      return isPlain(mapping) ? mapping : {};
    case 'json':
      return mapping ?? {};
  }
}

/** The members of a line, each with the paths at which the field itself looks for it. */
function membersOfLines(field: InputField | undefined): Members {
  const members = Object.entries(field?.properties ?? {}).map(([key, { names = [key] }]) => {
    const paths = names.map((name) => ({ '@path': `$.${name}` }));
    return [key, paths.length > 1 ? chain(paths) : paths[0]] as const;
  });
  return Object.fromEntries(members);
}

/** Whether a list of sources is a list of candidates, from which the field's kind uses the first that it can read. */
function takesCandidates({ type, kind, multiple, default: given }: InputField): boolean {
  return type !== 'object' && kind !== undefined && multiple === true && (given === undefined || Array.isArray(given));
}

/** The start of a path: where most events have their values. */
export const newPath = '$.properties.';

function pathsOf(source: Source): string[] {
  if (source.kind === 'path') return [source.path];
  if (source.kind === 'items') return [source.list];
  if (source.kind === 'condition') return pathsOf(readSource(source.then)).slice(0, 1);
  const isSeveral = source.kind === 'fallbacks' || source.kind === 'merged';
  return isSeveral ? source.sources.flatMap((one) => pathsOf(readSource(one)).slice(0, 1)) : [];
}

/** The alternatives of `{ '@if': { exists: A, then: A, else: … } }`; none if it is not such a chain. */
function chainOf(mapping: unknown): readonly unknown[] {
  const { exists, then, else: otherwise } = operandOf(mapping, '@if') ?? {};
  if (exists === undefined || !isSame(exists, then)) return [];
  const others = chainOf(otherwise);
  if (others.length > 1) return [exists, ...others];
  return otherwise === undefined ? [exists] : [exists, otherwise];
}

function chain([first, ...others]: readonly unknown[]): unknown {
  const [last] = others;
  const otherwise = others.length > 1 ? chain(others) : last;
  return { '@if': { exists: first, then: first, ...(otherwise !== undefined && { else: otherwise }) } };
}

function operandOf(mapping: unknown, directive: string): Members | undefined {
  const operand = isObject(mapping) ? mapping[directive] : undefined;
  return isObject(operand) ? operand : undefined;
}

function isText<K extends string>(mapping: unknown, directive: K): mapping is Record<K, string> {
  return isObject(mapping) && typeof mapping[directive] === 'string';
}

function isNothing(mapping: unknown): boolean {
  return mapping === undefined || mapping === null || Array.isArray(mapping);
}

function isScalar(mapping: unknown): mapping is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof mapping);
}

/** Whether it is an object without directives. */
function isPlain(mapping: unknown): mapping is Members {
  return isObject(mapping) && !Object.keys(mapping).some((key) => key.startsWith('@'));
}
