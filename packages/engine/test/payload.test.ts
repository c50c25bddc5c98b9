import type { InputField } from '@sluice/kit/host';
import { compilePayload } from '../src/payload/compile-payload';

const text = { type: 'string', label: 'Text', description: '' } as const;
const fields: Record<string, InputField> = {
  text,
  whole: { type: 'object', label: 'Whole', description: '', properties: { text }, additionalProperties: true },
};

test('keeps a member named __proto__ from becoming what an object inherits', () => {
  const whole: unknown = JSON.parse('{"__proto__":{"isAdmin":true},"text":"x"}');
  const checked = compilePayload(fields)({ whole });
  if (!('payload' in checked)) throw new Error(checked.problem);
  expect(checked.payload.whole).toMatchObject({ text: 'x' });
  expect('isAdmin' in Object(checked.payload.whole)).toBe(false);
});

test('leaves what the mapping made as it is', () => {
  const mapped = Object.freeze({ text: 5, whole: Object.freeze({ text: null, more: '' }) });
  expect(compilePayload(fields)(mapped)).toEqual({ payload: { text: '5', whole: { more: '' } } });
  expect(mapped).toEqual({ text: 5, whole: { text: null, more: '' } });
});

test('leaves what a value must be to its kind, where the fields are of a table', () => {
  const total = { ...text, kind: 'money', required: true } as const;
  const ids = { type: 'object', label: 'IDs', description: '', kind: 'object' } as const;
  const check = compilePayload({ total, ids });
  for (const odd of [{ amount: 12.5 }, [12.5, 3], [], 2 ** 53, true])
    expect(check({ total: odd, ids: odd })).toEqual({ payload: { total: odd, ids: odd } });
  expect(check({ ids: {} })).toEqual({ problem: expect.stringMatching('Text is missing') });
  expect(compilePayload(fields)({ whole: [] })).toEqual({ problem: 'Whole must be an object, but it is a list.' });
});

test('names a field that has candidates by its label alone', () => {
  const candidates = [{ '@path': '$.a' }, { '@path': '$.b' }];
  const total = { ...text, label: 'Total', multiple: true };
  const group = { type: 'object', label: 'Group', description: '', properties: { total } } as const;
  const check = compilePayload({
    total: { ...total, default: candidates },
    group: { ...group, default: { total: candidates } },
  });
  const problem = 'Total must be a string, but it is an object. Total must be a string, but it is a list.';
  expect(check({ total: [{}, [1, 2]] })).toEqual({ problem });
  expect(check({ group: { total: [{}] } })).toEqual({
    problem: 'Total (Group) must be a string, but it is an object.',
  });
});

test('compiles the validator of an action once, however many pipelines and subscriptions it has', () => {
  expect(compilePayload(fields)).toBe(compilePayload(fields));
  expect(compilePayload({ ...fields })).not.toBe(compilePayload(fields));
});

test('writes nothing to the console, also where fields have conditions', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const required = { conditions: [{ fieldKey: 'whole.text', operator: 'is' as const, value: 'x' }] };
  const check = compilePayload({ ...fields, coupon: { ...text, label: 'Coupon', required } });
  expect(warn).not.toHaveBeenCalled();
  expect(check({ whole: { text: 'x' } })).toEqual({
    problem: 'Coupon is missing: map it from the property your events have it in.',
  });
  expect(check({ whole: { text: 'y' } })).toEqual({ payload: { whole: { text: 'y' } } });
});

test.each([
  [{ type: 'datetime' }, 'whenever', 'Value must be a date and time (ISO 8601 or unix time).'],
  [{ type: 'string', format: 'uri' }, 'x.example', 'Value must be a whole URL, with https://.'],
  [{ type: 'string', format: 'ipv4' }, 'x', 'Value must be in the format "ipv4".'],
  [{ type: 'boolean' }, 'yes', 'Value must be true or false, but it is a string.'],
  [{ type: 'object' }, 'x', 'Value must be an object, but it is a string.'],
  [{ type: 'string' }, { a: 1 }, 'Value must be a string, but it is an object.'],
  [{ type: 'string', maximum: 3 }, 'long', 'Value must NOT have more than 3 characters.'],
  [{ type: 'number', minimum: 3 }, 2, 'Value must be >= 3.'],
  [{ type: 'string', multiple: true }, [{}], 'item 1 of Value must be a string, but it is an object.'],
])('says what a field %j must be', (field, value, problem) => {
  const check = compilePayload({ value: { label: 'Value', description: '', ...field } as InputField });
  expect(check({ value })).toEqual({ problem });
});

test('finds the label of a member whatever its key is', () => {
  const properties = { 'a/b~c': { ...text, label: 'Size' } };
  const check = compilePayload({ whole: { type: 'object', label: 'Whole', description: '', properties } });
  expect(check({ whole: { 'a/b~c': {} } })).toEqual({ problem: 'Size (Whole) must be a string, but it is an object.' });
});

test('tells every problem once', () => {
  const check = compilePayload({
    list: { ...text, label: 'List', multiple: true },
    whole: { ...text, required: true },
  });
  expect(check({ list: [{}, {}] })).toEqual({
    problem: expect.stringMatching(/item 1 of List .* item 2 of List .* Text is missing|Text is missing.*item 1/),
  });
});
