import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { compileMapping } from '../../src/mapping/compile-mapping';

const marks = [
  '"];globalThis.taken=1;["',
  "'];globalThis.taken=1;['",
  '`${globalThis.taken=1}`',
  '*/globalThis.taken=1/*',
  '//\nglobalThis.taken=1',
  '\u2028globalThis.taken=1\u2029',
  '\\"];globalThis.taken=1;//',
  '${globalThis.taken=1}',
  '</script>',
  '\0\r\n\t\\',
  '\ud800',
  'constructor',
  '@path',
];

const texts = fc.oneof(fc.constantFrom(...marks), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

/** A mapping with the text in every place that takes one. */
function everywhere(text: string): Record<string, unknown> {
  const key = `key ${text}`;
  return {
    [key]: text,
    path: { '@path': `$.${text}` },
    template: { '@template': `{{${text}}} {{{${text}}}} ${text}` },
    literal: { '@literal': { [key]: [text] } },
    shape: { '@arrayPath': [text, { [key]: { '@path': text } }] },
    replaced: { '@replace': { pattern: text.slice(0, 10) || 'x', replacement: text.slice(0, 10), value: text || 'x' } },
    cased: { '@case': { operator: 'lower', value: text } },
    flat: { '@flatten': { separator: text || 'x', value: { a: { [key]: text } } } },
    merged: { '@merge': { direction: 'right', objects: [{ [key]: text }] } },
    transformed: { '@transform': { apply: { [key]: text }, mapping: { [key]: { '@path': key } } } },
    // What is wrong where not every event gets is told by code, too.
    unread: {
      '@if': { exists: { '@path': '$.missing' }, then: [{ [`@${text}`]: text }, { '@path': 5, _metadata: text }] },
    },
  };
}

describe('whatever a user writes', () => {
  it('stays a text, in every place of a mapping', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const key = `key ${text}`;
        const payload = compileMapping(everywhere(text))({ type: 'track', [text]: [{}] });
        expect(payload[key]).toBe(text);
        expect(payload).toMatchObject({ literal: { [key]: [text] }, merged: { [key]: text } });
        expect(globalThis).not.toHaveProperty('taken');
      }),
      runs(1500),
    );
  });

  it('stays a text in what is said of a mistake', () => {
    for (const mark of marks) {
      expect(() => compileMapping({ [mark]: { [`@${mark}`]: 1 } })).toThrow(mark);
      const conditional = { [mark]: { '@if': { exists: { '@path': 'a' }, then: [{ [`@${mark}`]: 1 }] } } };
      expect(() => compileMapping(conditional)({ type: 'track', a: 1 })).toThrow(mark);
    }
    expect(globalThis).not.toHaveProperty('taken');
  });

  it('reaches no prototype by a key of a mapping', () => {
    const keys = '{"__proto__":{"taken":1},"constructor":{"prototype":{"taken":1}},"toString":"x"}';
    const value = JSON.parse(keys) as object;
    const mapping = {
      value,
      merged: { '@merge': { direction: 'right', objects: [value, value] } },
      flat: { '@flatten': { separator: '.', value } },
      cleaned: { '@excludeWhenNull': value },
      transformed: { '@transform': { apply: value, mapping: { '@path': '.' } } },
      whole: { '@json': { mode: 'decode', value: keys } },
    };
    const payload = compileMapping(mapping)({ type: 'track' });
    const expected = { constructor: { prototype: { taken: 1 } }, toString: 'x' };
    const plain = { value: expected, merged: expected, cleaned: expected, transformed: expected, whole: expected };
    expect(payload).toEqual({
      ...plain,
      flat: { 'constructor.prototype.taken': 1, toString: 'x' },
    });
    for (const member of Object.values(payload)) expect(Object.getPrototypeOf(member)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('taken');
  });

  it('reaches no prototype by a key of an event', () => {
    const event = JSON.parse('{"type":"track","a":{"__proto__":{"taken":1},"b":{"__proto__":[1],"c":1}}}') as {
      type: string;
    };
    const a = { '@path': '$.a' };
    const payload = compileMapping({
      a,
      merged: { '@merge': { direction: 'left', objects: [a, a] } },
      flat: { '@flatten': { separator: '.', value: a } },
      cleaned: { '@excludeWhenNull': a },
      taken: { '@transform': { apply: { a }, mapping: { '@path': '$.a.taken' } } },
      shaped: { '@arrayPath': ['$.a', { taken: { '@path': '$.taken' }, b: { '@path': '$.b' } }] },
    })(event);
    const copied = { b: { c: 1 } };
    expect(payload).toEqual({
      a: copied,
      merged: copied,
      flat: { '__proto__.taken': 1, 'b.__proto__.0': 1, 'b.c': 1 },
      cleaned: copied,
      shaped: [copied],
    });
    for (const member of [payload.a, payload.merged, payload.cleaned]) {
      expect(Object.getPrototypeOf(member)).toBe(Object.prototype);
    }
  });
});
