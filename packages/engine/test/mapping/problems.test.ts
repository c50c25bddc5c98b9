import { checkMapping } from '../../src/mapping/check-mapping';
import { ConfigurationError, type ConfigurationProblem } from '../../src/configuration-error';
import { compileMapping } from '../../src/mapping/compile-mapping';

function problemsOf(mapping: Record<string, unknown>): string[] {
  try {
    compileMapping(mapping);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(tell);
    throw error;
  }
  return [];
}

function tell({ place, message }: ConfigurationProblem): string {
  return `${place}: ${message}`;
}

describe('a mistake in a mapping', () => {
  it.each([
    [{ '@pth': '$.event' }, /^name: "@pth" is not a directive. Did you mean @path\?$/],
    [{ '@path': '$.a', '@literal': 1 }, 'name: has "@literal" next to "@path": a directive must be the only key'],
    [{ '@path': '$.a', more: 1 }, 'name: has "more" next to "@path": a directive must be the only key'],
    [{ '@path': 5 }, 'name.@path: must be a directive or a string, but it is a number'],
    [{ '@template': null }, 'name.@template: must be a directive or a string, but it is null'],
    [{ a: { b: { '@path': [] } } }, 'name.a.b.@path: must be a directive or a string, but it is a list'],
    [{ '@if': 'x' }, 'name.@if: must be an object, but it is a string'],
    [{ '@if': {} }, 'name.@if: needs "exists" or "blank"'],
    [{ '@case': { value: 'x' } }, 'name.@case: needs "operator": "lower" or "upper"'],
    [{ '@replace': { value: 'x' } }, 'name.@replace: needs "pattern"'],
    [
      { '@replace': { pattern: 'x'.repeat(11), value: 'x' } },
      'name.@replace.pattern: must have 1 to 10 characters, but it has 11',
    ],
    [
      { '@replace': { pattern: 'x', value: 'x', global: 1 } },
      'name.@replace.global: must be true or false, but it is a number',
    ],
    [{ '@arrayPath': '$.products' }, 'name.@arrayPath: must be a list, but it is a string'],
    [{ '@arrayPath': [] }, 'name.@arrayPath[0]: must be a directive or a string, but it is missing'],
    [{ '@arrayPath': ['$.a', { b: { '@pth': 1 } }] }, /^name\.@arrayPath\[1\]\.b: "@pth" is not a directive/],
    [{ '@json': { mode: 'encrypt', value: 1 } }, 'name.@json.mode: must be "encode" or "decode", but it is "encrypt"'],
    [{ '@json': { mode: 'encode' } }, 'name.@json: needs "value"'],
    [{ '@flatten': { value: {} } }, 'name.@flatten: needs "separator"'],
    [{ '@merge': { objects: [] } }, 'name.@merge: needs "direction": "left" or "right"'],
    [
      { '@merge': { direction: 'right', objects: [5] } },
      'name.@merge.objects[0]: must be a directive or an object, but it is a number',
    ],
    [
      { '@transform': { apply: 1, mapping: {} } },
      'name.@transform.apply: must be a directive or an object, but it is a number',
    ],
    [{ '@literal': new Date(0) }, 'name.@literal: must be a JSON value or a directive, but it is a date'],
    [{ '@liquid': 5 }, 'name.@liquid: must be a string, but it is a number'],
    [{ '@liquid': 'x'.repeat(1001) }, 'name.@liquid: must have at most 1000 characters, but it has 1001'],
    [{ '@liquid': '{{ a | nothing }}{% for a in b %}{% endfor %}' }, /^name\.@liquid: the tag "for" is not available/],
    [[{ '@path': { '@literal': 5 } }, { '@pth': 1 }], /^name\[1\]: "@pth" is not a directive/],
  ])('is told by its place and mend: %j', (name, message) => {
    const problems = problemsOf({ name });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
    // Templates of Liquid are parsed where they are compiled.
    const isParsed = JSON.stringify(name).includes('{%');
    expect(checkMapping({ name }).map(tell)).toEqual(isParsed ? [] : problems);
  });

  it('is told with all others', () => {
    const mapping = { a: { '@pth': 1 }, b: { '@if': { exists: { '@path': 1 }, then: { '@template': 2 } } } };
    const places = problemsOf(mapping).map((problem) => problem.split(': ')[0]);
    expect(places).toEqual(['a', 'b.@if.exists.@path', 'b.@if.then.@template']);
  });

  it.each([
    [null, /must be an object of fields/],
    [[], /must be an object of fields/],
    ['$.event', /must be an object of fields/],
    [{ __segment_internal_directive: null }, /must be one directive/],
    [{ __segment_internal_directive: {} }, /must be one directive/],
    [
      { __segment_internal_directive: { '@path': '$.a' } },
      /"@path" in "__segment_internal_directive" must have an object/,
    ],
    [{ __segment_internal_directive: { '@merge': {}, '@path': 'a' } }, /must be one directive/],
  ])('is told of a mapping as a whole: %j', (mapping, message) => {
    const given = mapping as Record<string, unknown>; // -- a file may hold anything
    expect(() => compileMapping(given)).toThrow(message);
  });

  it('that shows only on an event is told with its place, without the value', () => {
    const map = compileMapping({ name: { '@path': { '@path': '$.secret' } } });
    expect(() => map({ type: 'track', secret: { key: 'hidden' } })).toThrow(
      'name.@path: must be a string, but it is an object',
    );
    const shaped = compileMapping({
      a: { '@arrayPath': ['$.list', { b: { '@transform': { apply: {}, mapping: {} } } }] },
    });
    expect(() => shaped({ type: 'track', list: ['hidden'] })).toThrow(
      'a.@arrayPath[1].b.@transform: an object is needed here, but it is a string',
    );
  });
});
