import { isSegmentKey } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';

/** What is read of a definition: ours and Segment's own have these members. Nothing else is known of them. */
export interface Definition {
  readonly name: string;
  readonly slug?: string | undefined;
  readonly description?: string | undefined;
  readonly authentication?: { readonly fields?: Readonly<Record<string, Field>> } | undefined;
  readonly actions: Readonly<Record<string, ActionPart>>;
  readonly presets?: readonly PresetPart[] | undefined;
}

export interface ActionPart {
  readonly title?: string;
  readonly description?: string;
  readonly defaultSubscription?: string | undefined;
  readonly fields: Readonly<Record<string, Field>>;
}

interface PresetPart {
  readonly name?: string;
  readonly partnerAction: string;
  /** Absent where the preset is for no event, as Segment's for audiences. */
  readonly subscribe?: string;
  readonly mapping?: Readonly<Record<string, unknown>>;
}

/** A setting, or a field of an action. */
export interface Field {
  readonly type?: string;
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

/** Whether something is meant as a definition; what is wrong with its parts is for the rules to say. */
export function isDefinition(value: unknown): value is Definition {
  if (typeof value !== 'object' || value === null) return false;
  const { name, actions }: { name?: unknown; actions?: unknown } = value;
  return typeof name === 'string' && typeof actions === 'object' && actions !== null;
}

/** The actions by their keys, as far as they are any. */
export function actionsOf({ actions }: Definition): Readonly<Record<string, ActionPart>> {
  const sound = Object.entries(actions).filter(([, action]) => isObject(action));
  return Object.fromEntries(sound.map(([key, action]) => [key, { ...action, fields: fieldsIn(action) }]));
}

/** The presets, as far as they are any. */
export function presetsOf({ presets }: Definition): readonly PresetPart[] {
  return Array.isArray(presets) ? (presets as readonly PresetPart[]).filter(isObject) : [];
}

/** The fields of an action, or the settings of a destination, as far as they are any, and not Segment's own. */
export function fieldsIn(
  of: { readonly fields?: Readonly<Record<string, Field>> } | undefined,
): Readonly<Record<string, Field>> {
  return isObject(of?.fields)
    ? Object.fromEntries(Object.entries(of.fields).filter(([key, field]) => isObject(field) && !isSegmentKey(key)))
    : {};
}

export interface PlacedField {
  readonly place: string;
  readonly field: Field;
}

/** All settings and fields, members of objects included, each with its place. */
export function allFields(definition: Definition): PlacedField[] {
  return [
    ...settingsOf(definition),
    ...Object.entries(actionsOf(definition)).flatMap(([key, { fields }]) => placed(`actions.${key}.fields`, fields)),
  ];
}

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
    // What holds itself is told by another rule.
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

/** The choices of a field, each with its value and words. */
export function choicesOf({ choices }: Field): { readonly value: unknown; readonly label: string | undefined }[] {
  if (!Array.isArray(choices)) return [];
  return choices.map((choice: unknown) => {
    if (typeof choice !== 'object' || choice === null) return { value: choice, label: String(choice) };
    const { value, label }: { value?: unknown; label?: unknown } = choice;
    return { value, label: typeof label === 'string' ? label : undefined };
  });
}
