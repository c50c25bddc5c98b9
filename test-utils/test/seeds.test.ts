import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { comparePage, compareWithPages, listSeeds, seed, withEmail } from '@sluice/test-utils/seeds';
import { claimsIn } from '../seeds/claims-in';

const root = join(__dirname, '..', '..');

describe('the seeds', () => {
  it('are the payloads of the vendors’ pages, none more and none less, where the pages are at hand', () => {
    const pages = join(dirname(root), 'shared', 'seeds');
    expect(existsSync(pages) ? compareWithPages(pages) : []).toEqual([]);
  });

  it('of every vendor that has a package are each produced by a test', () => {
    const missing = listSeeds(root).filter(({ isDue, tests }) => isDue && tests.length === 0);
    expect(missing).toEqual([]);
  });

  it('are listed with the file and the name of their test', () => {
    expect(listSeeds(root)).toContainEqual({
      vendor: 'bloomreach',
      id: 'purchase',
      isDue: true,
      tests: expect.arrayContaining([
        'packages/bloomreach/test/orders.test.ts: ' +
          'comes of a generic Order Completed that carries the total in both currencies',
      ]) as string[],
    });
  });

  it('have names that no other of their vendor has', () => {
    const names = listSeeds(root).map(({ vendor, id }) => `${vendor} ${id}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it('are given as copies', () => {
    const first = seed('bluecore', 'search');
    first['event'] = 'changed';
    expect(seed('bluecore', 'search')['event']).toBe('search');
  });

  it('are asked for by names that exist, or those that exist are told', () => {
    expect(() => seed('commanders-act', 'purchase')).toThrow(
      'commanders-act has no seed named "purchase"; it has search',
    );
    expect(() => seed('acme', 'purchase')).toThrow('There are no seeds of "acme"; there are of bloomreach, bluecore,');
  });

  it('have an email address wherever the page hides one, once a test has put it there', () => {
    expect(withEmail({ user: { email: '[email protected]', id: '1' } }, 'jane@example.com')).toEqual({
      user: { email: 'jane@example.com', id: '1' },
    });
  });
});

describe('a page', () => {
  const payload = (printed: Record<string, unknown>, ...repairs: string[]) => ({
    id: 'sample',
    source: 'a page',
    printed,
    ...(repairs.length > 0 && { repairs }),
  });
  const compare = (page: string, ...payloads: ReturnType<typeof payload>[]) =>
    comparePage(page, { payloads, notPayloads: [] });

  it('prints the bodies of requests among its prose', () => {
    const page = `Don't forget the braces.\n curl -d '\n {"a": {"b": [1]}}' https://api.example\n{"c": 2}`;
    expect(compare(page, payload({ a: { b: [1] } }), payload({ c: 2 }))).toEqual([]);
  });

  it('prints JavaScript calls, which send events', () => {
    const page = `blueshift.pageload();
      blueshift.identify({
        id: '7' // the customer's "id" (optional)
      });
      blueshift.track("view", {url: 'https://shop.example', sizes: [ 1, 2.5 ]});`;
    expect(
      compare(
        page,
        payload({ event: 'pageload' }),
        payload({ event: 'identify', id: '7' }),
        payload({ event: 'view', url: 'https://shop.example', sizes: [1, 2.5] }),
      ),
    ).toEqual([]);
  });

  it('has its payloads mended by rule, and each mend named', () => {
    const leftOut = 'The page prints a comma after the last property: it is left out, for JSON allows none.';
    const putIn = 'The page prints no comma between two properties: it is put in, for JSON demands one.';
    const hidden = 'The page hides the email address: a test puts one in its place.';
    expect(compare('{"a": 1,\n}', payload({ a: 1 }, leftOut))).toEqual([]);
    expect(compare('{"a": [1]\n"b": "2"\n"c": 3}', payload({ a: [1], b: '2', c: 3 }, putIn))).toEqual([]);
    expect(compare('{"a": "[email\u00a0protected]"}', payload({ a: '[email protected]' }, hidden))).toEqual([]);
    expect(compare('{"a": 1,\n}', payload({ a: 1 }))).not.toEqual([]);
  });

  it('that prints a payload which is not kept is told of', () => {
    expect(compare('{"a": 1} {"a": 2}', payload({ a: 1 }))).toEqual([
      'printed on the page, but not kept: {"a": 2}',
      '2 printed, 1 kept',
    ]);
  });

  it('that does not print a payload which is kept is told of', () => {
    expect(compare('{"a": 1}', payload({ a: 1 }), payload({ a: 2 }))).toEqual([
      'kept, but not printed on the page: sample',
      '1 printed, 2 kept',
    ]);
  });

  it('accounts for its every brace block, and for what is said to be no payload', () => {
    expect(compare('https://api.example/{siteId}')).toEqual([
      'printed on the page, but not kept: {siteId}',
      '1 printed, 0 kept',
    ]);
    const notPayloads = [
      { begins: '{siteId}', reason: 'a placeholder' },
      { begins: '{ token', reason: 'a placeholder' },
    ];
    expect(comparePage('https://api.example/{siteId}', { payloads: [], notPayloads })).toEqual([
      'listed as no payload, but not on the page: { token',
    ]);
  });
});

describe('a test file', () => {
  it('claims the seeds that its tests name, each under the name of its test', () => {
    const source = `
describe('an order', () => {
  it('is sent', () => {
    const printed = seed('acme', 'order');
    for (const one of [printed, seed('acme', 'other')]) {
      expect(one).toEqual(printed);
    }
  });

  it('is short', () => expect(plan()).toEqual(seed('acme', 'short')));

  it.each([
    ['by post', 1],
  ])('is sent %s', (_name, count) => {
    expect(plan(count)).toEqual(withEmail(seed('acme', 'posted'), 'jane@example.com'));
  });

  it(
    "doesn't fit on a line",
    async () => {
      seed(
        'acme',
        'long',
      );
    },
    10_000,
  );
});
`;
    expect(claimsIn(source)).toEqual([
      { vendor: 'acme', id: 'order', test: 'is sent' },
      { vendor: 'acme', id: 'other', test: 'is sent' },
      { vendor: 'acme', id: 'short', test: 'is short' },
      { vendor: 'acme', id: 'posted', test: 'is sent %s' },
      { vendor: 'acme', id: 'long', test: "doesn't fit on a line" },
    ]);
  });

  it('claims none outside its tests, in a comment or in a test that is skipped', () => {
    const source = `
const printed = seed('acme', 'order');

it.skip('is sent', () => {
  seed('acme', 'order');
});

it('is kept', () => {
  // seed('acme', 'order')
});

seed('acme', 'order');
`;
    expect(claimsIn(source)).toEqual([]);
  });
});
