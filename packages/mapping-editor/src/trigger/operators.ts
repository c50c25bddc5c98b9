/** The operators of a clause, by the published parser's names: in words, and in FQL. */
export const operators = {
  '=': { label: 'is', takes: 'texts', write: (field, value) => `${field} = "${value}"` },
  '!=': { label: 'is not', takes: 'texts', write: (field, value) => `${field} != "${value}"` },
  contains: { label: 'contains', takes: 'text', write: (field, value) => `contains(${field}, "${value}")` },
  not_contains: {
    label: 'does not contain',
    takes: 'text',
    write: (field, value) => `!contains(${field}, "${value}")`,
  },
  starts_with: { label: 'starts with', takes: 'text', write: (field, value) => `match(${field}, "${value}*")` },
  not_starts_with: {
    label: 'does not start with',
    takes: 'text',
    write: (field, value) => `!match(${field}, "${value}*")`,
  },
  ends_with: { label: 'ends with', takes: 'text', write: (field, value) => `match(${field}, "*${value}")` },
  not_ends_with: {
    label: 'does not end with',
    takes: 'text',
    write: (field, value) => `!match(${field}, "*${value}")`,
  },
  number_equals: { label: 'is the number', takes: 'number', write: (field, value) => `${field} = ${value}` },
  number_not_equals: {
    label: 'is not the number',
    takes: 'number',
    write: (field, value) => `${field} != ${value}`,
  },
  '>': { label: 'is more than', takes: 'number', write: (field, value) => `${field} > ${value}` },
  '>=': { label: 'is at least', takes: 'number', write: (field, value) => `${field} >= ${value}` },
  '<': { label: 'is less than', takes: 'number', write: (field, value) => `${field} < ${value}` },
  '<=': { label: 'is at most', takes: 'number', write: (field, value) => `${field} <= ${value}` },
  exists: { label: 'is there', takes: 'nothing', write: (field) => `${field} != null` },
  not_exists: { label: 'is not there', takes: 'nothing', write: (field) => `${field} = null` },
  is_true: { label: 'is true', takes: 'nothing', write: (field) => `${field} = true` },
  is_false: { label: 'is false', takes: 'nothing', write: (field) => `${field} = false` },
} as const satisfies Record<string, OperatorWords>;

interface OperatorWords {
  readonly label: string;
  /** Several texts are alternatives; FQL's functions accept only one. */
  readonly takes: 'texts' | 'text' | 'number' | 'nothing';
  readonly write: (field: string, value: string) => string;
}

/** An operator, by the published parser's name. */
export type Operator = keyof typeof operators;

/** The operators for a field: the event's type and name are always strings, and always present. */
export function operatorsFor(field: string): Operator[] {
  const all = Object.keys(operators) as Operator[];
  if (field === 'type') return ['=', '!='];
  if (field === 'event') return all.filter((one) => operators[one].takes.startsWith('text'));
  if (field === 'name') return all.filter((one) => operators[one].takes.startsWith('text') || /exists/.test(one));
  if (field === 'userId') return all.filter((one) => !/number/.test(one));
  return all;
}
