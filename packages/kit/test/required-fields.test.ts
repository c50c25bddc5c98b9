import { Destination, type DestinationDefinition } from '@segment/actions-core';
import type { InputConditions, InputField, Payload } from '../src/host';
import { compileRequired } from '../src/segment/required-fields';

type Condition = InputConditions['conditions'][number];

function is(fieldKey: string, value: Condition['value']): Condition {
  return { fieldKey, operator: 'is', value };
}

function isNot(fieldKey: string, value: Condition['value']): Condition {
  return { fieldKey, operator: 'is_not', value };
}

const conditions: Readonly<Record<string, InputConditions>> = {
  'a is x': { conditions: [is('a', 'x')] },
  'a is not x': { conditions: [isNot('a', 'x')] },
  'a is absent': { conditions: [is('a', undefined)] },
  'a is there': { conditions: [isNot('a', undefined)] },
  'n is 1': { conditions: [is('n', 1)] },
  'o.c is x': { conditions: [is('o.c', 'x')] },
  'o.c is not x': { conditions: [isNot('o.c', 'x')] },
  'a is x and n is 1': { match: 'all', conditions: [is('a', 'x'), is('n', 1)] },
  'a is x and n is 1, by default': { conditions: [is('a', 'x'), is('n', 1)] },
  'a is x or o.c is x': { match: 'any', conditions: [is('a', 'x'), is('o.c', 'x')] },
  'a is not x or n is not 1': { match: 'any', conditions: [isNot('a', 'x'), isNot('n', 1)] },
};

const payloads: readonly Payload[] = [
  {},
  { a: 'x' },
  { a: 'y' },
  { a: null },
  { n: 1 },
  { n: 2, a: 'x' },
  { n: 1, a: 'x' },
  { n: 2, a: 'y' },
  { o: {} },
  { o: { c: 'x' } },
  { o: { c: 'y' }, a: 'x' },
];

function fieldsOf(required: InputConditions): Record<string, InputField> {
  return {
    a: { type: 'string', label: 'A', description: '', allowNull: true },
    n: { type: 'number', label: 'N', description: '' },
    o: {
      type: 'object',
      label: 'O',
      description: '',
      properties: { c: { type: 'string', label: 'C', description: '' } },
    },
    target: { type: 'string', label: 'Target', description: '', required },
  };
}

/** Whether Segment refuses a single event that is mapped to this payload. */
async function isRefused(name: string, fields: Record<string, InputField>, payload: Payload): Promise<boolean> {
  const definition = { title: name, description: '', fields, perform: async () => undefined };
  const host = new Destination({
    name: 'Acme',
    mode: 'cloud',
    actions: { act: definition as DestinationDefinition['actions'][string] },
  });
  const subscription = { subscribe: 'type = "track"', partnerAction: 'act', mapping: payload };
  const event = { type: 'track' } as Parameters<typeof host.onEvent>[0];
  return host.onEvent(event, { subscription } as Parameters<typeof host.onEvent>[1]).then(
    () => false,
    () => true,
  );
}

// Segment's validator warns of the schemas that Segment makes of conditions.
beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation());

test.each(Object.entries(conditions))('requires a field where %s, as Segment does', async (name, required) => {
  const fields = fieldsOf(required);
  const found = payloads.map((payload) => compileRequired(fields)(payload) !== undefined);
  const expected = await Promise.all(payloads.map((payload) => isRefused(name, fields, payload)));
  expect(found).toEqual(expected);
  expect(new Set(found)).toEqual(new Set([true, false]));
});

test('requires nothing of a field that is there, and names the first that is not', () => {
  const fields = fieldsOf({ conditions: [is('a', 'x')] });
  expect(compileRequired(fields)({ a: 'x', target: 't' })).toBeUndefined();
  expect(compileRequired(fields)({ a: 'x' })).toBe(fields.target);
  const both = { ...fields, first: { ...fields.target, label: 'First', required: true } as InputField };
  expect(compileRequired(both)({ a: 'y' })?.label).toBe('First');
});
