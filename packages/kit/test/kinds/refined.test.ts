import { refined, textKind, unreadable } from '../../src';

const shout = refined(textKind, (text) => (text.length > 3 ? unreadable : text.toUpperCase()), {
  wanted: 'a short word',
});

test('a refined kind makes more of what the other one reads', () => {
  expect(shout.read(' ab ')).toBe('AB');
  expect(shout).toMatchObject({ name: 'text', wanted: 'a short word' });
});

test('a refined kind finds nothing where the other one does, and may find less readable', () => {
  expect(shout.read('')).toBeUndefined();
  expect(shout.read({})).toBe(unreadable);
  expect(shout.read('long')).toBe(unreadable);
});
