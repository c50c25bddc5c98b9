import { delivered, rejected, verdictsUnder } from '../src';

const no = rejected('event', 'No');
const doubtful = { ...no, mayHaveArrived: true };
const read = ({ ok }: Readonly<Record<string, unknown>>) => (ok === true ? delivered : no);
const items = [{ id: 'a' }, { id: 'b' }, { id: 'b' }, {}];

describe('results in the order of the items', () => {
  const inOrder = verdictsUnder('results', (result) => (result === 'ok' ? delivered : no));

  it('are theirs', () => {
    expect(inOrder({ json: { results: ['ok', 'bad', 'ok', 'ok'] }, items })).toEqual([
      delivered,
      no,
      delivered,
      delivered,
    ]);
  });

  it.each<[string, unknown]>([
    ['fewer than items', { results: ['ok'] }],
    ['no list', { results: 'ok' }],
    ['no object', ['ok']],
  ])('say nothing where they are %s', (_, json) => {
    expect(inOrder({ json, items })).toBeUndefined();
  });
});

describe('results that name the place of an item', () => {
  const byPlace = verdictsUnder('errors', read, { place: 'index', others: delivered });

  it('are its own, and what nothing is said of is as the channel says', () => {
    expect(byPlace({ json: { errors: [{ index: 2 }, { index: '0' }] }, items })).toEqual([
      no,
      delivered,
      no,
      delivered,
    ]);
    expect(byPlace({ json: { errors: [] }, items })).toEqual([delivered, delivered, delivered, delivered]);
  });

  it.each([4, -1, null, '', 'x', undefined])('say nothing where the place is %p, which no item has', (index) => {
    expect(byPlace({ json: { errors: [{ index: 0 }, { index }] }, items })).toBeUndefined();
  });
});

describe('results that name the ID of an item', () => {
  const byId = verdictsUnder('results', read, { id: 'id' });

  it('are of all items that have it, whatever their order, and the worst counts', () => {
    const results = [
      { id: 'b', ok: true },
      { id: 'a', ok: true },
      { id: 'b', ok: false },
    ];
    expect(byId({ json: { results }, items })).toEqual([delivered, doubtful, doubtful, undefined]);
  });

  it.each(['c', undefined, null])('say nothing where the ID is %p, which no item has', (id) => {
    expect(byId({ json: { results: [{ id: 'a' }, { id }] }, items })).toBeUndefined();
  });

  it('compare a number with a text', () => {
    expect(byId({ json: { results: [{ id: '7', ok: true }] }, items: [{ id: 7 }] })).toEqual([delivered]);
  });
});
