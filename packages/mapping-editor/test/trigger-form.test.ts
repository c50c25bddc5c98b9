import { catalog } from '@sluice/catalog';
import { compileTrigger } from '@sluice/engine';
import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { type Operator, operators, operatorsFor } from '../src/trigger/operators.ts';
import { type Clause, joiner, readTrigger, type TriggerForm, writeTrigger } from '../src/trigger/trigger-form.ts';

it.each(Object.values(catalog).flatMap(({ presets }) => presets.map(({ subscribe }) => [subscribe])))(
  'shows every preset’s trigger, and writes it as it stood: %s',
  (fql) => {
    const form = readTrigger(fql);
    expect(form && writeTrigger(form)).toBe(fql);
  },
);

it('shows alternatives of one field as one condition of several values', () => {
  expect(readTrigger('type = "track" and (event = "A" or event = "B")')).toEqual({
    match: 'and',
    rows: [
      { field: 'type', operator: '=', values: ['track'] },
      { field: 'event', operator: '=', values: ['A', 'B'] },
    ],
  });
  expect(readTrigger('type = "track" and event != "A" and event != "B"')?.rows[1]).toEqual({
    field: 'event',
    operator: '!=',
    values: ['A', 'B'],
  });
  expect(readTrigger('type = "page" or type = "screen"')).toEqual({
    match: 'or',
    rows: [{ field: 'type', operator: '=', values: ['page', 'screen'] }],
  });
});

it('keeps conditions of which one excludes the other apart', () => {
  expect(readTrigger('event = "A" and event = "B"')?.rows).toHaveLength(2);
});

it.each([
  ['a key that starts with a digit', String.raw`properties.items.\0 = "a"`, 'properties.items.0'],
  ['a key with a blank', String.raw`traits.first\ name = "a"`, 'traits.first name'],
])('writes %s so that it can be read', (_, fql, field) => {
  const form = readTrigger(fql);
  expect(form?.rows).toEqual([{ field, operator: '=', values: ['a'] }]);
  expect(form && writeTrigger(form)).toBe(fql);
});

it.each(['type = ', 'type = "track" and', 'total > 5', 'event = "a" and event = "b" or event = "c"'])(
  'leaves to the text what does not work: %s',
  (fql) => expect(readTrigger(fql)).toBeUndefined(),
);

it('starts from nothing where there is no trigger', () => {
  expect(readTrigger('')).toEqual({ match: 'and', rows: [] });
});

const fields = [
  'type',
  'event',
  'name',
  'userId',
  'properties.total',
  'traits.a-b',
  'context.page.0.url',
  'properties.naïve key',
];
const texts = fc.constantFrom('track', 'Order Completed', ' ', 'Order', 'Completed', 'ö', '5', '-2.50');
const numbers = fc.constantFrom('5', '-2.50', '1000000', '0');
const clause = fc
  .constantFrom(...fields)
  .chain((field) => fc.record({ field: fc.constant(field), operator: fc.constantFrom(...operatorsFor(field)) }))
  .chain(({ field, operator }): fc.Arbitrary<Clause> => {
    const { takes } = operators[operator];
    const given = takes === 'number' ? numbers : texts;
    const values = fc.array(given, { minLength: 1, maxLength: takes === 'texts' ? 3 : 1 });
    return values.map((all) => ({ field, operator, values: takes === 'nothing' ? [] : all }));
  });
const match = fc.constantFrom('and' as const, 'or' as const);
/** Parentheses hold no others, and one function. */
const group = fc
  .record({ match, rows: fc.array(clause, { minLength: 2, maxLength: 3 }) })
  .filter(({ rows }) => rows.filter(({ operator }) => operators[operator].takes === 'text').length < 2)
  .map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, values: row.values.slice(0, 1) })) }));
const value = fc.oneof(texts, numbers.map(Number), fc.constantFrom(true, false, null, undefined));
const event = fc.record({
  type: fc.constantFrom('track', 'page'),
  event: texts,
  name: value,
  userId: value,
  properties: fc.record({ total: value, 'naïve key': value }),
  traits: fc.record({ 'a-b': value }),
  context: fc.record({ page: fc.tuple(fc.record({ url: value })) }),
});

/** What the labels of a form say. */
function holds({ match: joint, rows }: TriggerForm, of: object): boolean {
  const one = (row: TriggerForm['rows'][number]): boolean => {
    if ('rows' in row) return holds(row, of);
    const actual = row.field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], of);
    const tests = row.values.map((wanted) => asks(row.operator, actual, wanted));
    if (row.values.length === 0) return asks(row.operator, actual, '');
    return joiner(row.operator) === 'and' ? tests.every(Boolean) : tests.some(Boolean);
  };
  return joint === 'and' ? rows.every(one) : rows.some(one);
}

function asks(operator: Operator, actual: unknown, wanted: string): boolean {
  const text = typeof actual === 'string' ? actual : undefined;
  const number = typeof actual === 'number' ? actual : undefined;
  switch (operator) {
    case '=':
      return actual === wanted;
    case '!=':
      return actual !== wanted;
    case 'contains':
      return text?.includes(wanted) === true;
    case 'not_contains':
      return text?.includes(wanted) === false;
    case 'starts_with':
      return text?.startsWith(wanted) === true;
    case 'not_starts_with':
      return text?.startsWith(wanted) === false;
    case 'ends_with':
      return text?.endsWith(wanted) === true;
    case 'not_ends_with':
      return text?.endsWith(wanted) === false;
    case 'number_equals':
      return number === Number(wanted);
    case 'number_not_equals':
      return number !== undefined && number !== Number(wanted);
    case '>':
      return number !== undefined && number > Number(wanted);
    case '>=':
      return number !== undefined && number >= Number(wanted);
    case '<':
      return number !== undefined && number < Number(wanted);
    case '<=':
      return number !== undefined && number <= Number(wanted);
    case 'exists':
      return actual !== undefined && actual !== null;
    case 'not_exists':
      return actual === undefined || actual === null;
    case 'is_true':
      return actual === true;
    case 'is_false':
      return actual === false;
  }
}

it('writes any form as a trigger that means what the form says, and shows that again', () => {
  const form = fc.record({ match, rows: fc.array(fc.oneof(clause, group), { minLength: 1, maxLength: 4 }) });
  fc.assert(
    fc.property(form, event, (shown, given) => {
      const fql = writeTrigger(shown);
      const expected = holds(shown, given);
      expect(compileTrigger(fql).isFor(given)).toBe(expected);
      const read = readTrigger(fql);
      expect(read && holds(read, given)).toBe(expected);
    }),
    runs(2000),
  );
});
