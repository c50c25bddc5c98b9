import { anonymousId, currency, email, orderTotal, pageUrl, products, timestamp, traits, userId } from '../src';
import { defaultMapping, type FieldDefinitions } from '../src/fields';
import { inputFields } from '../src/input-fields';

const definitions = {
  channel: {
    type: 'string',
    label: 'Channel',
    choices: ['web', { value: 'pos', label: 'Shop' }, { value: 3, label: 'Third' }],
    default: 'web',
  },
  lines: {
    type: 'object',
    multiple: true,
    label: 'Lines',
    description: 'Of the order.',
    additionalProperties: true,
    properties: { size: { type: 'string', label: 'Size', choices: ['S', 'L'] } },
    default: { '@arrayPath': ['$.properties.products', { size: { '@path': '$.size' } }] },
  },
  coupon: {
    type: 'string',
    label: 'Coupon',
    required: { match: 'any', conditions: [{ fieldKey: 'channel', operator: 'is', value: 'web' }] },
    depends_on: { conditions: [{ fieldKey: 'lines', operator: 'is_not' }] },
  },
  plain: { type: 'number', label: 'Plain', required: false, minimum: 1, category: 'data', allowNull: true },
} as const satisfies FieldDefinitions;

test('gives every choice a value and a label, in nested fields too', () => {
  const fields = inputFields(definitions);
  expect(fields.channel?.choices).toEqual([
    { value: 'web', label: 'web' },
    { value: 'pos', label: 'Shop' },
    { value: 3, label: 'Third' },
  ]);
  expect(fields.lines?.properties?.size?.choices).toEqual([
    { value: 'S', label: 'S' },
    { value: 'L', label: 'L' },
  ]);
});

test('gives every field a description', () => {
  const fields = inputFields(definitions);
  expect(fields.channel?.description).toBe('');
  expect(fields.lines?.properties?.size?.description).toBe('');
  expect(fields.lines?.description).toBe('Of the order.');
});

test("writes conditions in Segment's words", () => {
  const { coupon } = inputFields(definitions);
  expect(coupon?.required).toEqual({
    match: 'any',
    conditions: [{ fieldKey: 'channel', operator: 'is', value: 'web' }],
  });
  expect(coupon?.depends_on?.conditions[0]).toStrictEqual({ fieldKey: 'lines', operator: 'is_not', value: undefined });
});

test('keeps what Segment takes as it is and adds no key that was not there', () => {
  expect(inputFields(definitions).plain).toStrictEqual({ ...definitions.plain, description: '' });
});

test('shares no object with the definitions', () => {
  const before = JSON.stringify(definitions);
  const fields = inputFields(definitions);
  const shape = fields.lines?.default as unknown as { '@arrayPath': [string, Record<string, unknown>] };
  shape['@arrayPath'][1].size = 'changed';
  fields.channel?.choices?.push({ value: 'new', label: 'New' });
  const required = fields.coupon?.required as { conditions: unknown[] };
  required.conditions.length = 0;
  expect(JSON.stringify(definitions)).toBe(before);
});

test('makes a mapping of the defaults there are, shared with nothing', () => {
  const fields = inputFields(definitions);
  const mapping = defaultMapping(fields);
  expect(Object.keys(mapping)).toEqual(['channel', 'lines']);
  expect(mapping).toEqual({ channel: 'web', lines: definitions.lines.default });
  expect(mapping.lines).not.toBe(fields.lines?.default);
});

test('has a label, a description and a default mapping for every field of the spec', () => {
  const spec = { anonymousId, currency, email, orderTotal, pageUrl, products, timestamp, traits, userId };
  for (const field of Object.values(inputFields(spec))) {
    expect(field.label).toMatch(/^[A-Z]/);
    expect(field.description).toMatch(/\.$/);
    expect(JSON.stringify(field.default)).toContain('"$.');
  }
});
