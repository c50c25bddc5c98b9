import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { parseUrl } from '../src/host';
import { urlParts } from '../src/index';

test('reads addresses, with letters of any script and however often', () => {
  const texts = JSON.parse('["https://shop.example/\u00fcber", "https://m\u00fcnchen.example/"]') as string[];
  const unread = Array.from({ length: 50_000 }, (_, index) => texts[index % 2] ?? '').filter((text) => !parseUrl(text));
  expect(unread).toEqual([]);
});

test.each(['', 'shop.example', 'https://'])('says of %j that it is none', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

const hosts = [
  'shop.example',
  'SHOP.example',
  'www.shop.example:443',
  'www.shop.example:8080',
  'user:secret@shop.example',
  'b\u00fccher.example',
  'xn--bcher-kva.example',
  'xn--.example',
  '203.0.113.7',
  '1.0x7f',
  '[2001:db8::1]',
  'localhost',
  '',
];
const pieces = [
  'a',
  'A-b_c~d',
  '.',
  '..',
  '.well-known',
  '%2e',
  '%2E%2e',
  '%20',
  '%',
  ' ',
  '\u00fc',
  "it's",
  '|',
  '^',
  '\\',
  ';',
  '@',
  '',
];
const address = fc
  .tuple(
    fc.constantFrom('http', 'https', 'HTTPS', 'ftp', 'android-app'),
    fc.constantFrom('://', '://', ':/', ':///'),
    fc.constantFrom(...hosts),
    fc.array(fc.constantFrom(...pieces.map((piece) => `/${piece}`)), { maxLength: 4 }),
    fc.constantFrom('', '?', '?q=1', "?q='1'", '?a=[b]', '?a/../b?c', '?\u00fc'),
    fc.constantFrom('', '#', '#top', '#/a?b#c'),
  )
  .map(([scheme, slashes, host, path, query, fragment]) => [scheme, slashes, host, ...path, query, fragment].join(''));

test('knows the parts of an address as a URL has them', () => {
  fc.assert(
    fc.property(address, (text) => {
      const { protocol, host, pathname, search } = parseUrl(text) ?? {};
      const parts = urlParts(text);
      expect(parts && partsOf(parts)).toEqual(
        protocol === undefined ? undefined : { protocol, host, pathname, search },
      );
    }),
    runs(10000),
  );
});

function partsOf({ protocol, host, pathname, search }: NonNullable<ReturnType<typeof urlParts>>) {
  return { protocol, host, pathname, search };
}
