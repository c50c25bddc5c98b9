import { type Payload, planEvent } from '../src';
import { channel, connection } from './acme';

const events = channel();
const { fields, items } = connection.action({
  title: 'Track',
  description: '',
  fields: {
    name: { type: 'string', label: 'Name' },
    userId: { type: 'string', label: 'User ID', category: 'identifier' },
    number: { type: 'number', label: 'Number', category: 'identifier' },
    ids: { type: 'object', label: 'Other IDs', category: 'identifier' },
    emails: { type: 'string', label: 'E-mails', multiple: true, category: 'identifier' },
  },
  items: () => [events.item({ event: 'e' })],
});

/** Whom an event is of. */
function peopleOf(payload: Payload): readonly string[] {
  const planned = planEvent({ fields, items }, payload, {});
  if ('status' in planned) throw new Error(planned.message);
  return planned.people;
}

test('knows a person by the values of all identifiers, also those in objects and lists', () => {
  const ids = { card: 'k1', old: { shop: 's1' }, none: null };
  const payload = { name: 'A', userId: 'u1', number: 7, ids, emails: ['jane@example.com', ''] };
  expect(peopleOf(payload)).toEqual(['u1', '7', 'k1', 's1', 'jane@example.com']);
});

test('takes a number and the same number as a text for one person', () => {
  expect(peopleOf({ userId: '7' })).toEqual(peopleOf({ number: 7 }));
});

test('knows nobody by what is empty or no name: null, an empty text, a switch', () => {
  expect(peopleOf({ userId: null, number: undefined, ids: { isKnown: true }, emails: [''] })).toEqual([]);
  expect(peopleOf({ name: 'A' })).toEqual([]);
});
