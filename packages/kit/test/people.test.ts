import { group, identifier, identifiers, text, userId } from '../src';
import { channel, connection } from './acme';

const events = channel();
const { plannerFor } = connection.action({
  title: 'Track',
  description: '',
  tables: {
    object: {
      name: text('Name', 'Of the event.'),
      user_id: userId(),
      card: identifier('Card', 'Of the loyalty programme.', { from: ['$.card', '$.context.card'] }),
      ids: group('Other IDs', 'Of other systems.', { shop: identifier('Shop', 'Of the shop.', { from: '$.shop' }) }),
      further: identifiers('Further IDs', 'By name.'),
    },
  },
  items: () => [events.item({ event: 'e' })],
});

/** Whom an event is of. */
function peopleOf(payload: Readonly<Record<string, unknown>>): readonly string[] {
  const planned = plannerFor()(payload, {});
  if ('status' in planned) throw new Error(planned.message);
  return planned.people;
}

test('knows a person by the values of all identifiers, also those in groups', () => {
  const payload = { name: 'A', user_id: 'u1', card: ['', 'K1'], ids: { shop: 's1' } };
  expect(peopleOf(payload)).toEqual(['u1', 'k1', 's1']);
});

test('knows a person by each of the sender’s own IDs', () => {
  expect(peopleOf({ further: { loyalty: 'L1', shop: 7 } })).toEqual(['l1', '7']);
});

test('takes a number and the same number as a text for one person', () => {
  expect(peopleOf({ user_id: '7' })).toEqual(peopleOf({ user_id: 7 }));
});

test('knows nobody by what is empty or no ID: null, an empty text, a word for nothing', () => {
  expect(peopleOf({ user_id: null, card: [''], ids: { shop: 'undefined' } })).toEqual([]);
  expect(peopleOf({ name: 'A' })).toEqual([]);
});
