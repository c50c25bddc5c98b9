import type { InputField } from '@sluice/kit/host';
import { compileAtOnce } from '../src/payload/compile-at-once';
import { compilePayload } from '../src/payload/compile-payload';

const text = (label: string, required?: InputField['required']): InputField => ({
  type: 'string',
  label,
  description: `${label}.`,
  kind: 'text',
  ...(required !== undefined && { required }),
});
const without = (fieldKey: string) => ({ fieldKey, operator: 'is' as const, value: undefined });

const forms: Readonly<Record<string, Record<string, InputField>>> = {
  'one of two': {
    a: text('A', { conditions: [without('b')] }),
    b: text('B', { conditions: [without('a')] }),
    c: text('C'),
  },
  'one of three': {
    a: text('A', { conditions: [without('b'), without('c')] }),
    b: text('B', { conditions: [without('a'), without('c')] }),
    c: text('C', { conditions: [without('a'), without('b')] }),
  },
};
const values = [undefined, '', null, 'x', { y: 1 }];
const payloads = values.flatMap((a) => values.flatMap((b) => values.map((c) => ({ a, b, c }))));

test.each(Object.entries(forms))('passes at once nothing that validation refuses: %s', (_, fields) => {
  const passes = compileAtOnce(fields);
  const validate = compilePayload(fields);
  const passed = payloads.filter((payload) => passes?.(payload));
  expect(passed.length).toBeGreaterThan(0);
  for (const payload of passed)
    expect([payload, validate({ ...payload })]).toEqual([payload, { payload: expect.anything() }]);
});

test('passes at once an event that has one of the fields of which it needs one', () => {
  const passes = compileAtOnce(forms['one of three'] ?? {});
  expect([{ a: 'x' }, { b: 'x' }, { c: 'x' }, {}, { a: '' }].map((payload) => passes?.(payload))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
