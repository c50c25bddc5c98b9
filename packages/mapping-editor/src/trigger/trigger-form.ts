import { type Condition, type GroupCondition, parseFql } from '@segment/destination-subscriptions';
import { compileTrigger, isSame } from '@sluice/engine/language';
import { type Operator, operators } from './operators.ts';

/** A trigger as a form shows it: conditions, all or one of which must hold. */
export interface TriggerForm {
  readonly match: Match;
  readonly rows: readonly (Clause | ClauseGroup)[];
}

/** Whether all conditions must hold, or any. */
export type Match = 'and' | 'or';

/** Conditions in parentheses. */
export interface ClauseGroup {
  readonly match: Match;
  readonly rows: readonly Clause[];
}

/** One condition. Several values are alternatives or, if it is negated, all excluded. */
export interface Clause {
  /** `type`, `event`, `properties.total` … */
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** The trigger's form, or undefined if the FQL does not parse or cannot be shown as a form. */
export function readTrigger(fql: string): TriggerForm | undefined {
  if (fql.trim() === '') return { match: 'and', rows: [] };
  const condition = parse(fql);
  if (!condition) return undefined;
  const form = formOf(condition);
  const written = form && parse(writeTrigger(form));
  return written && isSame(plainOf(written), plainOf(condition)) ? form : undefined;
}

/** The FQL of a form. It may still not work: a field or value may be missing. */
export function writeTrigger({ match, rows }: TriggerForm): string {
  return rows
    .map((row) => {
      if ('rows' in row) return `(${writeTrigger({ ...row, rows: row.rows.toSorted(functionsLast) })})`;
      const clauses = row.values.length > 1 ? row.values.map((value) => ({ ...row, values: [value] })) : [row];
      const inner = joiner(row.operator);
      const text = clauses.map(writeClause).join(` ${inner} `);
      return clauses.length > 1 && inner !== match ? `(${text})` : text;
    })
    .join(` ${match} `);
}

/** Within parentheses, the published parser reads a function correctly only if nothing follows it. */
function functionsLast(one: Clause, other: Clause): number {
  return Number(operators[one.operator].takes === 'text') - Number(operators[other.operator].takes === 'text');
}

/** How several values of one clause are joined in FQL: as alternatives or, if it is negated, all excluded. */
export function joiner(operator: Operator): Match {
  return operator === '!=' ? 'and' : 'or';
}

function parse(fql: string): GroupCondition | undefined {
  try {
    compileTrigger(fql);
  } catch {
    return undefined;
  }
  const condition = parseFql(fql);
  return 'error' in condition || condition.type !== 'group' ? undefined : condition;
}

function formOf({ operator, children }: GroupCondition): TriggerForm | undefined {
  const rows: (Clause | ClauseGroup)[] = [];
  for (const child of children) {
    const row = child.type === 'group' ? groupOf(child) : clauseOf(child);
    if (!row) return undefined;
    rows.push(row);
  }
  return { match: operator, rows: joined(rows, operator) };
}

/** A group within a group; one clause with several values if that is all it says. */
function groupOf(group: GroupCondition): Clause | ClauseGroup | undefined {
  const form = formOf(group);
  if (!form?.rows.every((row) => !('rows' in row))) return undefined;
  const rows = form.rows as readonly Clause[];
  return rows.length === 1 && rows[0] ? rows[0] : { match: form.match, rows };
}

/** Adjacent clauses on one field become one clause with several values. */
function joined(rows: readonly (Clause | ClauseGroup)[], match: Match): (Clause | ClauseGroup)[] {
  const result: (Clause | ClauseGroup)[] = [];
  for (const row of rows) {
    const last = result.at(-1);
    const isMore =
      last && !('rows' in last) && !('rows' in row) && last.field === row.field && last.operator === row.operator;
    if (isMore && operators[row.operator].takes === 'texts' && joiner(row.operator) === match) {
      result[result.length - 1] = { ...last, values: [...last.values, ...row.values] };
    } else result.push(row);
  }
  return result;
}

const roots: Readonly<Record<string, string>> = {
  'event-property': 'properties',
  'event-trait': 'traits',
  'event-context': 'context',
};

function clauseOf(condition: Exclude<Condition, GroupCondition>): Clause | undefined {
  const { type, operator } = condition;
  if (!Object.hasOwn(operators, operator)) return undefined;
  const root = roots[type];
  const name = 'name' in condition ? condition.name : undefined;
  const field = root === undefined ? (type === 'event-type' ? 'type' : type) : `${root}.${name}`;
  const { value } = condition;
  const isThere = value !== undefined && value !== '';
  return { field, operator, values: isThere ? [String(value)] : [] };
}

function writeClause({ field, operator, values: [value = ''] }: Clause): string {
  const keys = field.split('.').map((key) => key.replaceAll(/[^\w-]|^(?=\d)/g, String.raw`\$&`));
  return operators[operator].write(keys.join('.'), value);
}

/** Ignores what makes no difference: whether a number is written as a string, and redundant parentheses. */
function plainOf(condition: Condition): Condition {
  if (condition.type !== 'group') {
    const { value } = condition;
    return value === undefined ? condition : { ...condition, value: String(value) };
  }
  const children = condition.children.map(plainOf).flatMap((child) => {
    return child.type === 'group' && child.operator === condition.operator ? child.children : [child];
  });
  return { ...condition, children };
}
