import { parseUrl } from '../src/host';

test('reads addresses, with letters of any script and however often', () => {
  const texts = JSON.parse('["https://shop.example/\u00fcber", "https://m\u00fcnchen.example/"]') as string[];
  const unread = Array.from({ length: 50_000 }, (_, index) => texts[index % 2] ?? '').filter((text) => !parseUrl(text));
  expect(unread).toEqual([]);
});

test.each(['', 'shop.example', 'https://'])('says of %j that it is none', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});
