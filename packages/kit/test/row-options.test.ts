import {
  categoryLevels,
  category,
  eventName,
  fixed,
  group,
  lowerCase,
  money,
  needsOne,
  type ObjectOf,
  emailAddress,
  productLines,
  quantity,
  rest,
  snakeCase,
  text,
  unreadable,
  userId,
  wordOf,
  yesOrNo,
} from '../src';
import type { Tables } from '../src/definition/action';
import { channel, connection, tableAction } from './table-action';

/** What the first of these tables makes of an event's properties under these settings; the notes; or why it is refused. */
function made(tables: Tables, properties: object, settings = {}, event: object = {}) {
  const { refused, objects, notes } = tableAction(tables).make({ properties, ...event }, {}, settings);
  return refused === undefined ? { object: objects?.[0], notes } : { refused };
}

interface Settings {
  readonly shop?: string;
  readonly isQuiet?: boolean;
}

describe('what is sent otherwise', () => {
  const object = {
    step: quantity('Step', 'Which.', { otherwise: 1 }),
    shop: text('Shop', 'Which.', { otherwise: ({ shop }: Settings) => shop }),
  };

  it('stands in where nothing could be read, and not where something could', () => {
    expect(made({ object }, {}).object).toEqual({ step: 1 });
    expect(made({ object }, { step: 2, shop: 'A' }, { shop: 'B' }).object).toEqual({ step: 2, shop: 'A' });
  });

  it('may be what the settings say', () => {
    expect(made({ object }, {}, { shop: 'B' }).object).toEqual({ step: 1, shop: 'B' });
  });

  it('stands in with a note where something could not be read', () => {
    expect(made({ object }, { step: 'few' })).toEqual({
      object: { step: 1 },
      notes: [expect.stringMatching(/^Step could not be read, and "1" is sent: it must be/)],
    });
  });

  it('stands in within lines, too', () => {
    const lines = productLines({ id: text('ID', '', { required: true }), quantity: object.step });
    const { object: sent } = made(
      { object: { products: lines } },
      { products: [{ id: 'a' }, { id: 'b', quantity: 3 }] },
    );
    expect(sent).toEqual({
      products: [
        { id: 'a', quantity: 1 },
        { id: 'b', quantity: 3 },
      ],
    });
  });
});

describe('a note of what becomes of the event without a value', () => {
  const object = {
    time: text('Time', '', { withoutIt: 'Counts for now.' }),
    place: text('Place', '', { withoutIt: ({ isQuiet }: Settings) => !isQuiet && 'Counts for nowhere.' }),
  };

  it('is told where there is none', () => {
    expect(made({ object }, {}).notes).toEqual(['Counts for now.', 'Counts for nowhere.']);
    expect(made({ object }, { time: {}, place: 'x' }).notes).toEqual([
      'Time left out: it must be a text.',
      'Counts for now.',
    ]);
  });

  it('is not told where there is one, or where the settings say nothing', () => {
    expect(made({ object }, { time: 'x' }, { isQuiet: true }).notes).toEqual([]);
  });
});

describe('what the vendor makes of a value', () => {
  it('is sent instead of it', () => {
    const object = { email: emailAddress({ from: 'email', made: lowerCase }) };
    expect(made({ object }, { email: 'Jo@Example.com' }).object).toEqual({ email: 'jo@example.com' });
  });

  it('may be of another kind, for the compiler too', () => {
    const object = { agreed: yesOrNo('Agreed', '', { made: (isAgreed) => (isAgreed ? 'yes' : 'no') }) };
    const expected: ObjectOf<typeof object> = { agreed: 'no' };
    expect(made({ object }, { agreed: 'false' }).object).toEqual(expected);
  });

  it('may depend on the settings, and be nothing, of which nothing is told', () => {
    const object = {
      uuid: text('UUID', '', {
        made: (id, { isQuiet }: Settings) => (isQuiet ? undefined : id),
        withoutIt: 'No UUID.',
      }),
    };
    expect(made({ object }, { uuid: 'u' })).toEqual({ object: { uuid: 'u' }, notes: [] });
    expect(made({ object }, { uuid: 'u' }, { isQuiet: true })).toEqual({ object: {}, notes: [] });
  });

  it('may be told in a note of its own', () => {
    const object = {
      name: text('Name', '', {
        made: (name, _, note) => {
          note('Cut.');
          return name.slice(0, 2);
        },
      }),
    };
    expect(made({ object }, { name: 'abc' })).toEqual({ object: { name: 'ab' }, notes: ['Cut.'] });
  });

  it('is refused or left out where it is unreadable', () => {
    const nothing = (): typeof unreadable => unreadable;
    expect(
      made({ object: { name: text('Name', '', { required: true, made: nothing }) } }, { name: 'a' }).refused,
    ).toMatch(/^Name: it must be a text/);
    expect(made({ object: { name: text('Name', '', { made: nothing }) } }, { name: 'a' })).toEqual({
      object: {},
      notes: ['Name left out: it must be a text.'],
    });
  });

  it('is not sent a second time by the rest', () => {
    const object = { name: text('Name', '', { made: () => undefined }), others: rest() };
    expect(made({ object }, { name: 'a', b: 1 }).object).toEqual({ b: 1 });
  });

  it('may be of all lines, and of the members of a group', () => {
    const line = { id: text('ID', '', { required: true }) };
    const lines = productLines(line, { made: (all, { isQuiet }: Settings) => (isQuiet ? all.slice(0, 1) : all) });
    const products = [{ id: 'a' }, { id: 'b' }];
    expect(made({ object: { products: lines } }, { products }, { isQuiet: true }).object).toEqual({
      products: [{ id: 'a' }],
    });
    const user = group('User', '', { name: text('Name', '', { made: lowerCase }) });
    expect(made({ object: { user } }, { name: 'Jo' }).object).toEqual({ user: { name: 'jo' } });
  });

  it('is what a refusal judges of an event’s name', () => {
    const refusal = (name: string) => (name === 'order_paid' ? 'taken.' : undefined);
    const object = { event: eventName({ refusal, made: (name) => snakeCase(name) || unreadable }) };
    expect(made({ object }, {}, {}, { event: 'Order Paid' }).refused).toBe('Event name: taken.');
    expect(made({ object }, {}, {}, { event: '—!' }).refused).toMatch(/^Event name: it must be a name with a letter/);
    expect(made({ object }, {}, {}, { event: 'Order Sent' }).object).toEqual({ event: 'order_sent' });
  });
});

describe('rows of which an event needs one', () => {
  const ids = needsOne({ user_id: userId(), email: emailAddress({ from: 'email' }) });
  const refusal = 'User ID: the event has no User ID or Email that can be read. Map one of them.';

  it('refuse an event of which none can be read, and say why it cannot', () => {
    expect(made({ object: ids }, {}).refused).toBe(refusal);
    expect(made({ object: ids }, {}, {}, { userId: 'guest' }).refused).toMatch(`${refusal} User ID left out: it must`);
    expect(made({ object: ids }, { email: 'jo@example.com' }).object).toEqual({ email: 'jo@example.com' });
  });

  it('need nothing where a table has some of them, and all where a row is said anew', () => {
    expect(made({ object: { user_id: ids.user_id } }, {}).object).toEqual({});
    const anew = { ...ids, email: emailAddress({ from: 'mail' }) };
    expect(made({ object: anew }, { email: 'jo@example.com' }).refused).toBe(refusal);
    expect(made({ object: anew }, { mail: 'jo@example.com' }).object).toEqual({ email: 'jo@example.com' });
  });

  it('leave it to the action where the table says so', () => {
    expect(made({ object: needsOne({ user_id: userId() }, { isForItems: true }) }, {}).object).toEqual({});
  });
});

describe('one of the vendor’s words', () => {
  const words = { pay_card: 'Card', cash: 'Cash' };

  it.each([
    ['pay_card', 'pay_card'],
    ['Pay Card', 'pay_card'],
    ['PAYCARD', 'pay_card'],
    ['Visa', 'pay_card'],
    ['Store money', 'cash'],
  ])('is read of %j: %s', (by, word) => {
    const object = {
      by: wordOf('By', 'How.', words, {
        synonyms: { visa: 'pay_card' },
        ownWords: ({ shop }: Settings) => shop,
      }),
    };
    expect(made({ object }, { by }, { shop: 'Store money=cash' }).object).toEqual({ by: word });
  });

  it('is another one where the event says none, with a note only where it says something', () => {
    const object = { by: wordOf('By', 'How.', words, { otherwise: 'cash' }) };
    expect(made({ object }, {})).toEqual({ object: { by: 'cash' }, notes: [] });
    expect(made({ object }, { by: 'shells' })).toEqual({
      object: { by: 'cash' },
      notes: ['By could not be read, and "cash" is sent: it must be one of: pay_card, cash.'],
    });
  });

  it('may be another one only where the event says something', () => {
    const otherwise = (_: Settings, isUnreadable: boolean) => (isUnreadable ? 'cash' : undefined);
    const object = { by: wordOf('By', 'How.', words, { otherwise }) };
    expect(made({ object }, {})).toEqual({ object: {}, notes: [] });
    expect(made({ object }, { by: 'shells' }).object).toEqual({ by: 'cash' });
  });

  it('stands among other texts, which are passed over without a note', () => {
    const object = { by: wordOf('By', 'How.', words, { from: ['a', 'b'], isAmongOthers: true }) };
    expect(made({ object }, { a: 'shells', b: 'cash' })).toEqual({ object: { by: 'cash' }, notes: [] });
    expect(made({ object }, { a: 'shells' })).toEqual({ object: {}, notes: [] });
  });
});

test('the levels of a category are divided by ">" or "/"', () => {
  const object = { path: category() };
  expect(made({ object }, { category: ' Home/Kitchen/Pans ' }).object).toEqual({ path: 'Home > Kitchen > Pans' });
  expect(categoryLevels('Home > Kitchen > Pans')).toEqual(['Home', 'Kitchen', 'Pans']);
  expect(made({ object }, { category: ['Home', 'Kitchen'] })).toEqual({
    object: { path: 'Home > Kitchen' },
    notes: [],
  });
  expect(made({ object }, { category: ' > / ' })).toEqual({ object: {}, notes: [] });
  expect(made({ object }, { category: '', categories_path: ['Home'] })).toEqual({
    object: { path: 'Home' },
    notes: [],
  });
  expect(made({ object }, { category: { a: 1 } }).notes).toEqual(['Category left out: it must be a text.']);
});

test('a row whose value is always there is one of the object’s sure members, and not of the required fields', () => {
  const row = money('Price', '', { otherwise: 0 });
  const { fields } = connection.action({
    title: 'Sure',
    description: '',
    tables: { object: { price: row, word: fixed('Word', '', 'w') } },
    items: ({ object }) => [channel.item({ price: object.price.toFixed(2) })],
  });
  expect(fields.price).not.toHaveProperty('required');
});
