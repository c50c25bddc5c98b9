import { isDeepStrictEqual } from 'node:util';
import { isSegmentKey } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';

/** The members of a definition that the rules read: ours and Segment's own both have them. */
export interface Definition {
  readonly name: string;
  readonly slug?: string | undefined;
  readonly description?: string | undefined;
  readonly authentication?: { readonly fields?: Readonly<Record<string, Field>> } | undefined;
  readonly actions: Readonly<Record<string, ActionPart>>;
  readonly presets?: readonly PresetPart[] | undefined;
  /** A function that gives them; Segment's definitions have none. */
  readonly channels?: unknown;
}

/** The parts of an action that the rules read. */
export interface ActionPart {
  readonly title?: string;
  readonly description?: string;
  readonly defaultSubscription?: string | undefined;
  readonly fields: Readonly<Record<string, Field>>;
}

interface PresetPart {
  readonly name?: string;
  readonly partnerAction: string;
  /** Absent if the preset is not for events, such as Segment's presets for audiences. */
  readonly subscribe?: string;
  readonly mapping?: Readonly<Record<string, unknown>>;
}

/** A setting, or a field of an action. */
export interface Field {
  readonly type?: string;
  /** Sluice's own: the kind of its value, and for a member of a line the names it may have there. */
  readonly kind?: string;
  readonly names?: readonly string[];
  readonly label?: string;
  readonly description?: string;
  readonly required?: unknown;
  readonly depends_on?: unknown;
  readonly choices?: unknown;
  readonly default?: unknown;
  readonly multiple?: boolean;
  readonly dynamic?: boolean;
  readonly properties?: Readonly<Record<string, Field>>;
}

/** Whether something is meant as a definition. Rules report what is wrong with its parts. */
export function isDefinition(value: unknown): value is Definition {
  if (typeof value !== 'object' || value === null) return false;
  const { name, actions }: { name?: unknown; actions?: unknown } = value;
  return typeof name === 'string' && typeof actions === 'object' && actions !== null;
}

/** The actions by their keys, without those that are malformed. */
export function actionsOf({ actions }: Definition): Readonly<Record<string, ActionPart>> {
  const sound = Object.entries(actions).filter(([, action]) => isObject(action));
  return Object.fromEntries(sound.map(([key, action]) => [key, { ...action, fields: fieldsIn(action) }]));
}

/** The presets, without those that are malformed. */
export function presetsOf({ presets }: Definition): readonly PresetPart[] {
  return Array.isArray(presets) ? (presets as readonly PresetPart[]).filter(isObject) : [];
}

/** The fields of an action or the settings of a destination, without malformed ones and Segment's own. */
export function fieldsIn(
  of: { readonly fields?: Readonly<Record<string, Field>> } | undefined,
): Readonly<Record<string, Field>> {
  return isObject(of?.fields)
    ? Object.fromEntries(Object.entries(of.fields).filter(([key, field]) => isObject(field) && !isSegmentKey(key)))
    : {};
}

/** Whether a preset says what the field says by itself, and what is wrong with it is said of the field. */
export function isDefault(value: unknown, field: Field | undefined): boolean {
  return field?.default !== undefined && isDeepStrictEqual(value, field.default);
}

/** A field, and its path in the definition. */
export interface PlacedField {
  readonly place: string;
  readonly field: Field;
}

/** All settings and fields, including members of objects, with their places. */
export function allFields(definition: Definition): PlacedField[] {
  return [
    ...settingsOf(definition),
    ...Object.entries(actionsOf(definition)).flatMap(([key, { fields }]) => placed(`actions.${key}.fields`, fields)),
  ];
}

/** All settings. */
export function settingsOf({ authentication }: Pick<Definition, 'authentication'>): PlacedField[] {
  return placed('authentication.fields', fieldsIn(authentication));
}

function placed(
  place: string,
  fields: Readonly<Record<string, Field>>,
  around: readonly unknown[] = [],
): PlacedField[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const one = { place: `${place}.${key}`, field };
    // Another rule reports an object that contains itself.
    if (around.includes(field)) return [one];
    return [
      one,
      ...placed(`${place}.${key}.properties`, fieldsIn(field.properties && { fields: field.properties }), [
        ...around,
        field,
      ]),
    ];
  });
}

/** The choices of a field, with value and label. */
export function choicesOf({ choices }: Field): { readonly value: unknown; readonly label: string | undefined }[] {
  if (!Array.isArray(choices)) return [];
  return choices.map((choice: unknown) => {
    if (typeof choice !== 'object' || choice === null) return { value: choice, label: String(choice) };
    const { value, label }: { value?: unknown; label?: unknown } = choice;
    return { value, label: typeof label === 'string' ? label : undefined };
  });
}
