import type { Rows } from './row';

/**
 * Rows of which an event must have one, such as the IDs of a customer: each is told to be required where there is none of the others,
 * so that a mapping screen shows it. Whether that is enough is for the action to say.
 */
export function needsOne<const T extends Rows>(rows: T): T {
  const keys = Object.keys(rows);
  const made = Object.entries(rows).map(([key, row]) => {
    const conditions = keys.filter((other) => other !== key).map((fieldKey) => ({ fieldKey, operator: 'is' as const }));
    return [key, { ...row, requiredWhen: { conditions } }];
  });
  return Object.fromEntries(made) as T; // -- the same rows
}
