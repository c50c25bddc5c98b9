import { fieldsToJsonSchema } from '@segment/actions-core/destination-kit/fields-to-jsonschema';
import type { InputField } from '@sluice/kit/host';
import Ajv from 'ajv';
import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { payloadSchema } from '../src/payload/payload-schema';
import { schemas } from './differential/schemas';

const ignored = new Set(['$schema', 'title', 'description', 'default']);

/** A schema without what no validator looks at: texts, members that are undefined, bounds and formats of lists. */
function bare(schema: unknown, key = ''): unknown {
  if (Array.isArray(schema)) return schema.map((item) => bare(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  const isNames = key === 'properties';
  const isList = !isNames && 'type' in schema && schema.type === 'array';
  const entries = Object.entries(schema).flatMap(([name, member]) => {
    const isIgnored = !isNames && (ignored.has(name) || member === undefined || member === 'text');
    const isOfList = isList && !['type', 'items'].includes(name);
    return isIgnored || isOfList ? [] : [[name, bare(member, isNames ? '' : name)] as const];
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the schema of a payload', () => {
  it("says the same as Segment's, for fields of every kind", () => {
    fc.assert(
      fc.property(schemas, (fields) => {
        const core = fieldsToJsonSchema(fields);
        expect(bare(payloadSchema(fields))).toEqual(bare(core));
      }),
      runs(5000),
    );
  });

  it('requires a field where another is absent or null, and where it is there', () => {
    const field: InputField = { type: 'string', label: 'Field', description: '', allowNull: true };
    const requiredBy = (operator: 'is' | 'is_not'): InputField => {
      return { ...field, required: { conditions: [{ fieldKey: 'other', operator, value: undefined }] } };
    };
    const isValid = (fields: Record<string, InputField>, payload: object) =>
      new Ajv({ strict: false }).compile(payloadSchema(fields))(payload);
    const whenAbsent = { other: field, wanted: requiredBy('is') };
    expect(isValid(whenAbsent, {})).toBe(false);
    expect(isValid(whenAbsent, { other: null })).toBe(false);
    expect(isValid(whenAbsent, { other: 'x' })).toBe(true);
    const whenThere = { other: field, wanted: requiredBy('is_not') };
    expect(isValid(whenThere, {})).toBe(true);
    expect(isValid(whenThere, { other: null })).toBe(true);
    expect(isValid(whenThere, { other: 'x' })).toBe(false);
  });
});
