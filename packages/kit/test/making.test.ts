import { consentsBy, isUuid, leaveOut, sumOf } from '../src';
import { consents } from '../src/kinds/consents';

/** The notes that a task leaves. */
function notesOf(task: (note: (text: string) => void) => unknown): string[] {
  const notes: string[] = [];
  task((text) => notes.push(text));
  return notes;
}

test('what is left out is told by name, with the reason, and only where it was there', () => {
  const object = { email: 'jo@example.com', phone: undefined, name: 'Jo' };
  expect(notesOf((note) => leaveOut(object, ['email', 'phone', 'fax'], 'only hashes may leave', note))).toEqual([
    'Left out, because only hashes may leave: email.',
  ]);
  expect(JSON.parse(JSON.stringify(object))).toEqual({ name: 'Jo' });
  expect(notesOf((note) => leaveOut(object, ['email'], 'only hashes may leave', note))).toEqual([]);
});

test.each([
  [[0.1, 0.2], 0.3],
  [[1.005, undefined, 1], 2.005],
  [[], undefined],
  [[undefined], undefined],
  [[-1, 1], 0],
])('the sum of %j is %j', (numbers, sum) => {
  expect(sumOf(numbers)).toBe(sum);
});

test('a sum has as many decimals as asked for', () => {
  expect(sumOf([1 / 3])).toBe(0.3333);
  expect(sumOf([1 / 3], 6)).toBe(0.333333);
});

test.each([
  ['5c1a9e04-7d3b-4f60-9a21-000000000015', true],
  ['5C1A9E04-7D3B-4F60-9A21-000000000015', true],
  ['5c1a9e047d3b4f609a21000000000015', false],
  ['{5c1a9e04-7d3b-4f60-9a21-000000000015}', false],
  ['m-1', false],
])('whether %s is a UUID: %s', (text, isOne) => {
  expect(isUuid(text)).toBe(isOne);
});

describe('consents by the vendor’s names', () => {
  const given = consents.read({ Ads: true, News: false, Sports: 'perhaps' });
  const said = given instanceof Map ? given : new Map<never, never>();

  it('are those that the setting names; a note tells the places of the others', () => {
    const settings = { consentCategories: 'Ads=2, Sports=4' };
    let named: unknown;
    const notes = notesOf((note) => (named = consentsBy(settings, said, note)));
    expect(named).toEqual([
      { category: 'Ads', as: '2', isGiven: true },
      { category: 'Sports', as: '4', isGiven: undefined },
    ]);
    expect(notes).toEqual(['Not sent, because the setting "Consent categories" does not name them: News.']);
  });

  it('are none where nothing is set', () => {
    expect(notesOf((note) => consentsBy({}, said, note))).toEqual([expect.stringContaining('Ads, News, Sports')]);
  });
});
