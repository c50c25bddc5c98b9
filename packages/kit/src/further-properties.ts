import type { FieldDefinition, FieldDefinitions } from './fields';

/** What else an event holds, for the actions that pick its properties. */
export const furtherProperties = {
  type: 'object',
  label: 'Further properties',
  description: 'What else the event holds. Those that other fields of this action are made of are left out.',
  defaultObjectUI: 'keyvalue',
  default: { '@path': '$.properties' },
} as const satisfies FieldDefinition;

/**
 * Makes the function that leaves out the properties which these fields are made of by default: what an action's own fields
 * take arrives under the vendor's names. Of several alternatives the first that is there counts as taken.
 */
export function leftOver(fields: FieldDefinitions) {
  const alternatives = Object.values(fields).map(({ default: value }) =>
    [...JSON.stringify(value ?? null).matchAll(/"\$\.properties\.(\w+)"/g)].map((match) => match[1] ?? ''),
  );
  return (properties: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
    const taken = new Set(alternatives.map((names) => names.find((name) => properties[name] != null)));
    return Object.fromEntries(Object.entries(properties).filter(([name]) => !taken.has(name)));
  };
}
