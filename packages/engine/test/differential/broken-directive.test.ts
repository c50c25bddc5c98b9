import { compileMapping } from '../../src/mapping/compile-mapping';
import { directives } from '../../src/mapping/directives';
import { isObject } from '../../src/mapping/is-object';
import { checkTransform } from './transform-property';

type Operand = Readonly<Record<string, unknown>>;

/** A compiler that takes one directive's operand for another. */
function broken(name: keyof typeof directives, mistake: (operand: Operand) => Operand): typeof compileMapping {
  const directive = directives[name];
  const emit: typeof directive.emit = (operand, code, scope) =>
    directive.emit(isObject(operand) ? mistake(operand) : operand, code, scope);
  return (mapping) => compileMapping(mapping, { language: { ...directives, [name]: { ...directive, emit } } });
}

const mistakes: Parameters<typeof broken>[] = [
  ['@if', (operand) => ({ ...operand, blank: operand.blank ?? operand.exists, exists: undefined })],
  ['@merge', (operand) => ({ ...operand, direction: 'right' })],
  ['@replace', (operand) => ({ global: false, ...operand })],
  ['@flatten', (operand) => ({ ...operand, omitArrays: false })],
  ['@case', (operand) => ({ ...operand, ...('operator' in operand && { operator: 'lower' }) })],
];

describe('the comparison with Segment', () => {
  beforeAll(() => void jest.useFakeTimers({ now: 1_767_323_045_678 }));
  afterAll(() => void jest.useRealTimers());

  it.each(mistakes)('finds a mistake in %s, and shows it on a case small enough to read', (name, mistake) => {
    const { failure } = checkTransform(broken(name, mistake), { numRuns: 20_000, seed: 20_260_101 });
    expect(failure).toContain(`'${name}'`);
    expect(failure).toMatch(/^problem: payload.*\nmapping: [^]*\nevent: [^]*\ncore: [^]*\nours: /);
    expect(failure?.length).toBeLessThan(700);
  });
});
