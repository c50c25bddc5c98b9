import type { InputConditions, InputField } from './action';
import type { Choices, FieldConditions, FieldDefinitions } from './fields';

/** Choices as Segment wants them: a bare text is its own label. */
export function labelledChoices(choices: Choices): { value: string | number; label: string }[] {
  return choices.map((choice) => (typeof choice === 'string' ? { value: choice, label: choice } : { ...choice }));
}

function inputConditions({ match, conditions }: FieldConditions): InputConditions {
  return { ...(match && { match }), conditions: conditions.map((condition) => ({ value: undefined, ...condition })) };
}

/** The fields in Segment's words: a deep copy that nothing else holds. */
export function inputFields(fields: FieldDefinitions): Record<string, InputField> {
  const result: Record<string, InputField> = {};
  for (const [key, field] of Object.entries(fields)) {
    const { choices, properties, required, depends_on: dependsOn, default: value, description, ...rest } = field;
    result[key] = {
      ...rest,
      description: description ?? '',
      ...(choices && { choices: labelledChoices(choices) }),
      ...(properties && { properties: inputFields(properties) }),
      ...(required !== undefined && { required: typeof required === 'object' ? inputConditions(required) : required }),
      ...(dependsOn && { depends_on: inputConditions(dependsOn) }),
      ...(value !== undefined && { default: structuredClone(value) as string }),
    };
  }
  return result;
}
