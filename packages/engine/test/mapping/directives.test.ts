import { transform } from '@segment/actions-core/mapping-kit';
import { compileMapping } from '../../src/mapping/compile-mapping';
import { difference } from '../differential/difference';

const event = {
  type: 'track',
  event: 'Order Completed',
  userId: null,
  zero: 0,
  empty: '',
  no: false,
  list: ['a', 'b'],
  braces: '{{event}}',
  which: '$.event',
  json: '{"a":[1,null]}',
  when: new Date(0),
  'with space': { 'a.b': 1, x: 2 },
  properties: {
    total: 12.5,
    coupon: null,
    products: [{ sku: 'A', price: 5 }, { sku: 'B' }, null],
    gift: { sku: 'G' },
    deep: { a: { b: null, c: [null, { d: null }] }, e: undefined, f: [] },
  },
};

const path = (to: string) => ({ '@path': to });
const absent = Symbol('absent');

type Row = readonly [mapping: unknown, expected: unknown];

/** The rows that do not hold, here or in Segment. */
function differing(rows: readonly Row[]): unknown[] {
  return rows.flatMap(([value, expected]) => {
    const payload = expected === absent ? {} : { value: expected };
    type Mapping = Parameters<typeof transform>[0];
    const core = transform({ value: structuredClone(value) } as Mapping, event); // -- any JSON may come
    const ours = compileMapping({ value })(event);
    return difference(payload, core) || difference(payload, ours) ? [{ value, expected, core, ours }] : [];
  });
}

describe('a mapping, here and in Segment,', () => {
  it('gives out what is no directive as it is, resolves what it holds, drops undefined and keeps null', () => {
    expect(
      differing([
        ['text', 'text'],
        [-1, -1],
        [-0, -0],
        [null, null],
        [undefined, absent],
        [
          { a: undefined, b: null, c: [undefined, path('$.event')] },
          { b: null, c: [undefined, 'Order Completed'] },
        ],
        [{ a: { b: path('$.missing') } }, { a: {} }],
        [[{ '@path': '$.event', other: 1 }], [{ '@path': '$.event', other: 1 }]],
        [{ '@path': '$.event', _metadata: { label: 'Event' } }, 'Order Completed'],
      ]),
    ).toEqual([]);
  });

  it('reads paths: dots, brackets, quotes; a falsy value stands for its members', () => {
    expect(
      differing([
        [path('$.properties.products[1].sku'), 'B'],
        [path('properties.products.0.price'), 5],
        [path("['with space'].x"), 2],
        [path("$.['with space'].x"), 2],
        [path("$['with space'].x"), absent],
        [path('$.["with space"]["a.b"]'), absent],
        [path('$.zero.a.b'), 0],
        [path('$.empty.a'), ''],
        [path('$.userId.a'), null],
        [path('$.no.a'), false],
        [path('$'), absent],
        [path('type$.'), 'track'],
        [path('$.event.length'), 15],
        [path('$.list.length'), 2],
        [path('$.when'), new Date(0)],
        [path('$.properties.deep'), { a: { b: null, c: [null, { d: null }] }, f: [] }],
        [path('$.list[*]'), absent],
        [{ '@path': path('$.which') }, 'Order Completed'],
        [{ '@path': { '@literal': '$.zero.a' } }, 0],
      ]),
    ).toEqual([]);
    expect(compileMapping({ value: path('') })({ type: 'track' })).toEqual({ value: { type: 'track' } });
    expect(compileMapping({ value: path('.') })({ type: 'track' })).toEqual({ value: { type: 'track' } });
  });

  it('fills templates: nothing for what is missing, three braces before two', () => {
    expect(
      differing([
        [{ '@template': '{{event}}: {{ properties.total }}!' }, 'Order Completed: 12.5!'],
        [{ '@template': '<{{userId}}{{missing}}{{empty}}>' }, '<>'],
        [{ '@template': '{{$.event}}' }, ''],
        [{ '@template': '{{zero}} {{no}} {{list}} {{properties}}' }, '0 false a,b [object Object]'],
        [{ '@template': '{{{event}}}' }, 'Order Completed'],
        [{ '@template': '{{{braces}}} {{braces}}' }, 'Order Completed {{event}}'],
        [{ '@template': '{{}} {{ }} }} {{' }, '{{}} [object Object] }} {{'],
        [{ '@template': '`${event}` "\\' }, '`${event}` "\\'],
        [{ '@template': path('$.braces') }, 'Order Completed'],
      ]),
    ).toEqual([]);
  });

  it('chooses by @if: exists is not null, blank is not null and not loosely empty, a falsy else is dropped', () => {
    expect(
      differing([
        [{ '@if': { exists: path('$.empty'), then: 1, else: 2 } }, 1],
        [{ '@if': { exists: path('$.userId'), then: 1, else: 2 } }, 2],
        [{ '@if': { exists: path('$.userId'), then: 1, else: 0 } }, absent],
        [{ '@if': { exists: path('$.event'), then: 0, else: 1 } }, 0],
        [{ '@if': { exists: path('$.event'), else: 1 } }, absent],
        [{ '@if': { blank: path('$.event'), then: 1, else: 2 } }, 1],
        [{ '@if': { blank: path('$.zero'), then: 1, else: 2 } }, 2],
        [{ '@if': { blank: path('$.properties.deep.f'), then: 1, else: 2 } }, 2],
        [{ '@if': { exists: path('$.userId'), blank: path('$.event'), then: 1, else: 2 } }, 2],
        [{ '@if': { exists: null, blank: true, then: 1, else: 2 } }, 2],
      ]),
    ).toEqual([]);
  });

  it('changes case, and leaves alone what is no text', () => {
    expect(
      differing([
        [{ '@case': { operator: 'upper', value: path('$.event') } }, 'ORDER COMPLETED'],
        [{ '@case': { operator: 'lower', value: 'Straße İ' } }, 'straße i̇'],
        [{ '@case': { operator: 'lower', value: path('$.list') } }, ['a', 'b']],
        [{ '@case': { operator: 'title', value: path('$.zero') } }, 0],
        [{ '@case': { operator: 'lower' } }, absent],
      ]),
    ).toEqual([]);
  });

  it('replaces text by text, never by pattern; what is missing becomes an empty text', () => {
    const value = path('$.event');
    expect(
      differing([
        [{ '@replace': { pattern: 'e', value } }, 'Ordr Compltd'],
        [{ '@replace': { pattern: 'E', replacement: '3', ignorecase: true, value } }, 'Ord3r Compl3t3d'],
        [{ '@replace': { pattern: 'e', replacement: '3', global: false, value } }, 'Ord3r Completed'],
        [{ '@replace': { pattern: '.', replacement: '_', value: path('$.properties.total') } }, '12_5'],
        [{ '@replace': { pattern: 'Order', replacement: '<$&>', value } }, '<Order> Completed'],
        [
          { '@replace': { pattern: 'e', replacement: 'o', pattern2: 'o', replacement2: 'u', value } },
          'Ordur Cumplutud',
        ],
        [{ '@replace': { pattern: 'r', pattern2: 'd', value } }, 'Oe Complete'],
        [{ '@replace': { pattern: 'a', value: path('$.missing') } }, ''],
        [{ '@replace': { pattern: 'a', value: path('$.list') } }, ''],
        [{ '@replace': { pattern: 'l', value: path('$.no') } }, 'fase'],
      ]),
    ).toEqual([]);
  });

  it('shapes lists: paths start from the item, one object is a list of one', () => {
    const shape = { id: path('$.sku'), at: 'home' };
    expect(
      differing([
        [
          { '@arrayPath': ['$.properties.products', shape] },
          [
            { id: 'A', at: 'home' },
            { id: 'B', at: 'home' },
            { id: null, at: 'home' },
          ],
        ],
        [{ '@arrayPath': ['$.properties.gift', shape] }, [{ id: 'G', at: 'home' }]],
        [{ '@arrayPath': ['$.list', { v: path('$.') }] }, [{ v: 'a' }, { v: 'b' }]],
        [{ '@arrayPath': ['$.missing', shape] }, absent],
        [{ '@arrayPath': ['$.event', shape] }, 'Order Completed'],
        [{ '@arrayPath': ['$.list'] }, ['a', 'b']],
        [{ '@arrayPath': ['$.list', {}] }, ['a', 'b']],
        [{ '@arrayPath': [{ '@literal': [1, path('$.event')] }, path('$.length')] }, [undefined, 15]],
      ]),
    ).toEqual([]);
  });

  it('fills the whole of a missing item with an empty object', () => {
    const mapping = { '@arrayPath': [{ '@literal': [path('$.missing')] }, { '@template': '{{.}} {{a}}' }] };
    expect(differing([[mapping, ['[object Object] ']]])).toEqual([]);
  });

  it('writes and reads JSON: what does not parse stays a text, a mode in capitals does nothing', () => {
    expect(
      differing([
        [
          { '@json': { mode: 'encode', value: path('$.properties.products') } },
          '[{"sku":"A","price":5},{"sku":"B"},null]',
        ],
        [{ '@json': { mode: 'encode', value: path('$.missing') } }, absent],
        [{ '@json': { mode: 'decode', value: path('$.json') } }, { a: [1, null] }],
        [{ '@json': { mode: 'decode', value: path('$.event') } }, 'Order Completed'],
        [{ '@json': { mode: 'decode', value: path('$.zero') } }, 0],
        [{ '@json': { mode: 'DECODE', value: path('$.json') } }, absent],
      ]),
    ).toEqual([]);
  });

  it('flattens: empty objects and lists vanish, lists can be kept', () => {
    const value = path('$.properties.deep');
    expect(
      differing([
        [{ '@flatten': { separator: '.', value } }, { 'a.b': null, 'a.c.0': null, 'a.c.1.d': null }],
        [
          { '@flatten': { separator: '-', omitArrays: true, value } },
          { 'a-b': null, 'a-c': [null, { d: null }], f: [] },
        ],
        [{ '@flatten': { separator: '.', value: path('$.event') } }, { '': 'Order Completed' }],
        [{ '@flatten': { separator: '.', value: path('$.missing') } }, {}],
        [{ '@flatten': { separator: '.', value: { '': { a: 1 }, b: { '': 2 } } } }, { a: 1, 'b.': 2 }],
      ]),
    ).toEqual([]);
  });

  it('merges: the right or the left wins, undefined wins as well, a text spreads into its characters', () => {
    const objects = [
      { a: 1, b: 1 },
      { b: path('$.missing'), c: 3 },
    ];
    expect(
      differing([
        [{ '@merge': { direction: 'right', objects } }, { a: 1, c: 3 }],
        [{ '@merge': { direction: 'left', objects } }, { b: 1, c: 3, a: 1 }],
        [{ '@merge': { direction: 'LEFT', objects: [{ a: 1 }, { a: 2 }] } }, { a: 2 }],
        [
          { '@merge': { direction: 'right', objects: [path('$.type'), path('$.userId')] } },
          { 0: 't', 1: 'r', 2: 'a', 3: 'c', 4: 'k' },
        ],
        [{ '@merge': { direction: 'right', objects: [{ a: 1 }, { '@excludeWhenNull': { a: null } }] } }, {}],
      ]),
    ).toEqual([]);
  });

  it('maps what another mapping made, and nothing else', () => {
    const apply = { name: path('$.event'), none: path('$.missing') };
    expect(
      differing([
        [{ '@transform': { apply, mapping: { a: path('$.name'), b: path('$.type') } } }, { a: 'Order Completed' }],
        [{ '@transform': { apply: path('$.properties'), mapping: path('$.total') } }, 12.5],
        [{ '@transform': { apply: path('$.event'), mapping: path('$.length') } }, 15],
        [
          { '@merge': { direction: 'right', objects: [{ none: 1 }, { '@transform': { apply, mapping: path('.') } }] } },
          { none: 1, name: 'Order Completed' },
        ],
      ]),
    ).toEqual([]);
  });

  it('leaves nulls out of objects, not out of lists', () => {
    expect(
      differing([
        [{ '@excludeWhenNull': path('$.userId') }, absent],
        [{ '@excludeWhenNull': path('$.properties.deep') }, { a: { c: [null, { d: null }] }, f: [] }],
        [{ '@excludeWhenNull': { a: null, b: path('$.userId'), c: 0 } }, { c: 0 }],
      ]),
    ).toEqual([]);
  });

  it('renders Liquid, always to a text', () => {
    expect(
      differing([
        [{ '@liquid': '{{ properties.total | times: 100 }}' }, '1250'],
        [{ '@liquid': '{% if userId %}a{% else %}b{% endif %}{{ missing }}' }, 'b'],
        [{ '@liquid': '' }, ''],
        [{ '@liquid': '{% if event contains "Order" %}yes{% endif %}' }, 'yes'],
        [{ '@liquid': '{% if event contains "order" %}yes{% endif %}' }, ''],
        [{ '@liquid': '{% if missing.member contains "a" %}yes{% endif %}' }, ''],
        [{ '@liquid': '{% if event.first contains "O" %}yes{% endif %}' }, ''],
        [{ '@liquid': '{% if missing or properties.total %}yes{% endif %}' }, 'yes'],
        [{ '@liquid': '{% if missing or event.first or event.last %}yes{% endif %}' }, ''],
        [{ '@liquid': '{% if properties.products.first %}yes{% endif %}' }, 'yes'],
        [{ '@liquid': '{% if properties.products.first.sku or properties.products.last %}yes{% endif %}' }, 'yes'],
        [{ '@if': { blank: { '@liquid': '{{ event }}' }, then: { '@liquid': '{{ event }}' } } }, 'Order Completed'],
        [{ '@literal': [{ '@liquid': '{{ event.size }}' }] }, ['15']],
      ]),
    ).toEqual([]);
  });

  it('lets counters of Liquid be seen by the whole mapping, as Segment does', () => {
    const mapping = {
      before: path('$.'),
      a: { '@liquid': '{% increment n %}' },
      b: path('$.n'),
      c: { '@liquid': '{% increment n %}' },
      d: path('$.n'),
    };
    const expected = { before: { type: 'track', n: 2 }, a: '0', b: 1, c: '1', d: 2 };
    expect(transform(structuredClone(mapping), { type: 'track' })).toEqual(expected);
    expect(compileMapping(mapping)({ type: 'track' })).toEqual(expected);
  });

  it('takes one directive for the whole mapping, with the fields beside it', () => {
    const whole = { '@transform': { apply: { name: path('$.event') }, mapping: {} } };
    const mapping = { __segment_internal_directive: whole, value: path('$.name') };
    expect(compileMapping(mapping)(event)).toEqual({ value: 'Order Completed' });
    expect(transform(structuredClone(mapping), event)).toEqual({ value: 'Order Completed' });
    expect(compileMapping({ '@path': '$.properties.gift' })(event)).toEqual({ sku: 'G' });
  });
});
