import { catalog } from '@sluice/catalog';
import type { InputField } from '@sluice/kit/host';
import { readSource, type SourceKind, startSource, writeSource } from '../src/mapping/source.ts';

const a = { '@path': '$.properties.a' };
const b = { '@path': '$.properties.b' };
const c = { '@path': '$.traits.c' };

it('shows every part of every preset’s mapping in other words than JSON', () => {
  const inJson: string[] = [];
  const visit = (mapping: unknown, place: string): void => {
    const source = readSource(mapping);
    expect(writeSource(source)).toEqual(mapping);
    if (source.kind === 'json') inJson.push(`${place}: ${JSON.stringify(mapping)}`);
    if (source.kind === 'members' || source.kind === 'items') {
      for (const [key, one] of Object.entries(source.members)) visit(one, `${place}.${key}`);
    }
    if (source.kind === 'fallbacks' || source.kind === 'merged') {
      for (const one of source.sources) visit(one, place);
    }
  };
  for (const { slug, presets } of Object.values(catalog)) {
    for (const { name, mapping } of presets) visit(mapping, `${slug}: ${name}`);
  }
  expect(inJson).toEqual([]);
});

it.each<[SourceKind, unknown]>([
  ['none', undefined],
  ['path', a],
  ['fixed', 'purchase'],
  ['fixed', 5],
  ['fixed', false],
  ['template', { '@template': '{{event}}' }],
  ['fallbacks', [a, b]],
  ['fallbacks', { '@if': { exists: a, then: a, else: { '@if': { exists: b, then: b, else: c } } } }],
  ['fallbacks', { '@if': { exists: a, then: a, else: 'EUR' } }],
  ['fallbacks', { '@if': { exists: a, then: a, else: { '@if': { exists: b, then: b } } } }],
  ['condition', { '@if': { exists: a, then: b, else: c } }],
  ['condition', { '@if': { blank: a, then: 'yes' } }],
  ['merged', { '@merge': { direction: 'right', objects: [a, b] } }],
  ['members', { ip: a, page: { url: b } }],
  ['items', { '@arrayPath': ['$.properties.products', { id: { '@path': '$.sku' } }] }],
  ['json', { '@liquid': '{{ event }}' }],
  ['json', { '@path': '$.a', '@template': '{{b}}' }],
  ['json', { '@path': { '@template': '$.{{event}}' } }],
  ['json', { '@if': { exists: a, then: a, otherwise: b } }],
  ['json', null],
  ['fallbacks', [a, 'EUR']],
  ['json', ['a', 'b']],
  ['json', [a, null]],
  ['json', { '@arrayPath': ['$.properties.products'] }],
])('shows as %s, and writes unchanged: %j', (kind, mapping) => {
  const source = readSource(mapping);
  expect(source.kind).toBe(kind);
  expect(writeSource(source)).toEqual(mapping);
});

it('takes the alternatives of a chain apart', () => {
  const chain = { '@if': { exists: a, then: a, else: { '@if': { exists: b, then: b, else: c } } } };
  expect(readSource(chain)).toEqual({ kind: 'fallbacks', isList: false, sources: [a, b, c] });
});

it('goes on showing a condition whose answer has become what it asks for', () => {
  const mapping = { '@if': { exists: a, then: a } };
  expect(readSource(mapping).kind).toBe('fallbacks');
  expect(readSource(mapping, 'condition').kind).toBe('condition');
});

const text: InputField = { type: 'string', label: 'Text', description: '' };
const candidates: InputField = { ...text, kind: 'text', multiple: true, default: [a, b] };
const lines: InputField = {
  ...text,
  type: 'object',
  multiple: true,
  properties: { sku: { ...text, names: ['product_id', 'sku'] }, name: text },
};

it.each<[SourceKind, unknown, InputField, unknown]>([
  ['none', a, text, undefined],
  ['template', a, text, { '@template': '{{properties.a}}' }],
  ['template', 'Dear', text, { '@template': 'Dear' }],
  ['path', [a, b], candidates, a],
  ['fixed', a, text, ''],
  ['fallbacks', a, candidates, [a]],
  ['fallbacks', a, text, { '@if': { exists: a, then: a } }],
  ['fallbacks', { '@merge': { direction: 'right', objects: [a, b] } }, candidates, [a, b]],
  ['condition', a, text, { '@if': { exists: a, then: a } }],
  ['condition', [a, b], candidates, { '@if': { exists: a, then: { '@if': { exists: a, then: a, else: b } } } }],
  ['merged', a, text, { '@merge': { direction: 'right', objects: [a] } }],
  ['items', a, text, { '@arrayPath': ['$.properties.a', {}] }],
  [
    'items',
    a,
    lines,
    {
      '@arrayPath': [
        '$.properties.a',
        {
          sku: {
            '@if': {
              exists: { '@path': '$.product_id' },
              then: { '@path': '$.product_id' },
              else: { '@path': '$.sku' },
            },
          },
          name: { '@path': '$.name' },
        },
      ],
    },
  ],
  ['members', a, text, {}],
  ['json', a, text, a],
])('turns to %s with what there was: %j', (kind, mapping, field, started) => {
  expect(startSource(kind, mapping, field)).toEqual(started);
});
