import type { InputField } from '@sluice/kit/host';
import type { SegmentAction } from './definition';

/** A field as definitions declare it, with properties that the kit's own fields do not have. */
type Given = Omit<Partial<InputField>, 'type' | 'format' | 'choices' | 'properties'> & {
  readonly type?: InputField['type'] | 'password';
  readonly format?: string;
  readonly choices?: Choices;
  readonly properties?: Readonly<Record<string, object>>;
};

export type Choices = readonly (string | { readonly value: string | number; readonly label?: string })[];

/** Converts the fields of an action to the kit's form; what Segment's validation ignores is left out. */
export function fieldsOf(fields: SegmentAction['fields']): Record<string, InputField> {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([key, field]) => [key, fieldOf(key, field)]));
}

function fieldOf(key: string, given: Given): InputField {
  const { type = 'string', label = key, description = '', format, choices, properties, ...rest } = given;
  return {
    ...rest,
    type: type === 'password' ? 'string' : type,
    label,
    description,
    // `text` only says how the value is entered.
    ...(format !== undefined && format !== 'text' && { format: format as NonNullable<InputField['format']> }),
    ...(choices && choices.length > 0 && { choices: labelled(choices) }),
    ...(properties && { properties: fieldsOf(properties) }),
  };
}

/** Choices with labels, each value once. */
export function labelled(choices: Choices): { value: string | number; label: string }[] {
  const byValue = new Map<string | number, string>();
  for (const choice of choices) {
    const { value, label = String(value) } = typeof choice === 'string' ? { value: choice } : choice;
    if (!byValue.has(value)) byValue.set(value, label);
  }
  return [...byValue].map(([value, label]) => ({ value, label }));
}
