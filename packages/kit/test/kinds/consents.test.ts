import { consents } from '../../src/kinds/consents';
import { unreadable } from '../../src/kinds/kind';

/** What was read, as [category or place, answer, place]. */
function said(given: unknown): unknown {
  const read = consents.read(given);
  return read instanceof Map ? [...read].map(([key, { isGiven, place }]) => [key, isGiven, place]) : read;
}

test.each([
  [
    'Segment',
    { categoryPreferences: { Ads: true, News: false } },
    [
      ['Ads', true, 'categoryPreferences.Ads'],
      ['News', false, 'categoryPreferences.News'],
    ],
  ],
  [
    'RudderStack',
    { allowedConsentIds: ['Ads', 7], deniedConsentIds: ['News'] },
    [
      ['Ads', true, 'allowedConsentIds[0]'],
      ['7', true, 'allowedConsentIds[1]'],
      ['News', false, 'deniedConsentIds[0]'],
    ],
  ],
  ['RudderStack, as a text', { allowedConsentIds: ' Ads ' }, [['Ads', true, 'allowedConsentIds[0]']]],
  [
    'RudderStack, as PHP writes a list',
    { allowedConsentIds: { 0: 'Ads', 2: 'News' } },
    [
      ['Ads', true, 'allowedConsentIds[0]'],
      ['News', true, 'allowedConsentIds[1]'],
    ],
  ],
  ['RudderStack, by name', { allowedConsentIds: { C1: 'Ads', C2: false } }, [['C1', true, 'allowedConsentIds.C1']]],
  [
    'a form of the sender’s own',
    { Ads: true, ' News ': 'no' },
    [
      ['Ads', true, 'Ads'],
      ['News', false, ' News '],
    ],
  ],
])('reads consent in the form of %s', (_, given, expected) => {
  expect(said(given)).toEqual(expected);
});

test.each([[true], [1], ['true'], ['yes'], ['granted'], [{}]])('takes %j for a yes only where it is true', (answer) => {
  expect(said({ Ads: answer })).toEqual([['Ads', answer === true ? true : undefined, 'Ads']]);
});

test.each([[false], ['false'], [0], ['0'], ['no'], ['denied']])('takes %j for a no', (answer) => {
  expect(said({ Ads: answer })).toEqual([['Ads', false, 'Ads']]);
});

test('takes a no anywhere for a no', () => {
  expect(said({ categoryPreferences: { Ads: false }, allowedConsentIds: ['Ads'] })).toEqual([
    ['Ads', false, 'categoryPreferences.Ads'],
  ]);
  expect(said({ allowedConsentIds: ['Ads'], deniedConsentIds: ['Ads'] })).toEqual([
    ['Ads', false, 'deniedConsentIds[0]'],
  ]);
});

test('tells the place of what says neither yes nor no, and not what stands there', () => {
  const places = [
    ['categoryPreferences', undefined, 'categoryPreferences'],
    ['allowedConsentIds[1]', undefined, 'allowedConsentIds[1]'],
  ];
  const given = { categoryPreferences: 'jo@example.com', allowedConsentIds: [null, { id: 'jo@example.com' }] };
  expect(said(given)).toEqual(places);
  // A text whose letters a host made members of.
  expect(said({ 0: 'y', 1: 'e', 2: 's' })).toEqual([['the event’s consent', undefined, 'the event’s consent']]);
});

test.each([[undefined], [null], [''], [[]]])('takes %j for no consent', (given) => {
  expect(said(given)).toBeUndefined();
});

test.each([[{}], [{ Ads: null }], [{ Ads: '' }], [{ categoryPreferences: [] }], [{ allowedConsentIds: [''] }]])(
  'finds no category in %j',
  (given) => {
    expect(said(given)).toEqual([]);
  },
);

test.each([['yes'], [true], [7], [['Ads']]])('cannot read %j', (given) => {
  expect(said(given)).toBe(unreadable);
});
