import { problemLines } from '../conformance/problem-lines';

it('shows a few problems of each kind, and how many more there are', () => {
  const refused = Array.from({ length: 50 }, (_, index) => `track "Event ${index}" ("m-${index}") is refused: no time`);
  const problems = [...refused, 'identify ("m-1") is refused: no time', 'track "Event 1" ("m-1") is refused: no name'];
  expect(problemLines(problems)).toEqual([
    ...refused.slice(0, 3),
    '… and 48 more like these',
    'track "Event 1" ("m-1") is refused: no name',
  ]);
});

it('knows an event in the middle of a problem', () => {
  const denied = ['track "A" ("1")', 'identify ("2")', 'page "B" ("3")', 'group ("4")', 'alias ("5")'].map(
    (event) => `The vendor denies a request with ${event}.`,
  );
  expect(problemLines(denied)).toEqual([...denied.slice(0, 3), '… and 2 more like these']);
});

it('shows all of a few, and a bounded number of kinds', () => {
  const few = ['a "x" fails', 'a "y" fails', 'a "z" fails', 'a "0" fails'];
  expect(problemLines(few)).toEqual(few);
  const kinds = Array.from({ length: 100 }, (_, index) => `kind ${'i'.repeat(index)} fails`);
  expect(problemLines(kinds)).toEqual([...kinds.slice(0, 60), '… and 40 more']);
});
