import fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { parseUrl } from '../../src';
import { unreadable } from '../../src/kinds/kind';
import { pageUrl } from '../../src/kinds/page-url';

test.each([
  ['https://shop.example/p/1?utm_source=news#top', 'https://shop.example/p/1?utm_source=news#top'],
  ['http://shop.example', 'http://shop.example'],
  [' https://shop.example/p/1\n', 'https://shop.example/p/1'],
  ['HTTPS://Shop.Example/P', 'HTTPS://Shop.Example/P'],
  ['https://shop.example:8443/', 'https://shop.example:8443/'],
  ['http://localhost:3000/p', 'http://localhost:3000/p'],
  ['https://203.0.113.7/', 'https://203.0.113.7/'],
  ['https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
  ['https://bücher.example/ü?q=ü', 'https://bücher.example/ü?q=ü'],
  ['https://shop.example/a b', 'https://shop.example/a%20b'],
  ['https://shop.example/a\n\tb', 'https://shop.example/ab'],
  ['https://shop.example/{id}|1', 'https://shop.example/{id}|1'],
  ['https://shop.example/\ud83d', 'https://shop.example/\ufffd'],
])('reads %j as %j', (given, read) => {
  expect(pageUrl.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' '], ['$direct']])('takes %j for nothing', (given) => {
  expect(pageUrl.read(given)).toBeUndefined();
});

test.each([
  ['/p/1'],
  ['shop.example/p/1'],
  ['//shop.example/p/1'],
  ['https:/shop.example'],
  ['https:shop.example'],
  ['https://'],
  ['https:///p'],
  ['https://shop example/'],
  ['https://shop.example:99999/'],
  ['https://1.2.3.256/'],
  ['https://xn--a/'],
  ['about:blank'],
  ['file:///tmp/p.html'],
  ['android-app://com.example.shop/'],
  ['javascript:alert(1)'],
  ['data:text/html,hi'],
  ['https%3A%2F%2Fshop.example'],
  ['null'],
  [true],
  [1],
  [{}],
  [['https://shop.example/']],
])('cannot read %j', (given) => {
  expect(pageUrl.read(given)).toBe(unreadable);
});

test('reads only what parses', () => {
  const pieces = 'a b- -c 1 255 0x1 .example .com . - xn-- xn--a : :80 :99999 / ? # @ % [ ] ü | \\ ~ _ , é'.split(' ');
  const rest = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 });
  const addresses = fc
    .tuple(fc.constantFrom('https://', 'http://', 'https:/'), rest)
    .map(([scheme, parts]) => scheme + parts.join(''));
  const property = fc.property(addresses, (given) => {
    const read = pageUrl.read(given);
    expect(typeof read === 'string' && parseUrl(read) === undefined).toBe(false);
  });
  fc.assert(property, runs(5000));
});
