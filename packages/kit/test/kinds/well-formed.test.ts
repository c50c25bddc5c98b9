import { wellFormed } from '../../src/kinds/well-formed';

test.each([
  ['', ''],
  ['plain', 'plain'],
  ['👩‍🚀 ü', '👩‍🚀 ü'],
  ['\ud83d', '\ufffd'],
  ['a\udc00b', 'a\ufffdb'],
  ['\udc00\ud83d', '\ufffd\ufffd'],
  ['\ud83d\ud83d\ude00', '\ufffd\ud83d\ude00'],
])('makes of %j well-formed %j', (given, read) => {
  expect(wellFormed(given)).toBe(read);
});
