import { emailAddress } from '../../src/kinds/email-address';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['jo@example.com', 'jo@example.com'],
  ['Jo.Doe+News@Example.com', 'Jo.Doe+News@Example.com'],
  [' jo@example.com\t', 'jo@example.com'],
  ['\u200bjo@example.com', 'jo@example.com'],
  ['\ufeffjo@example.com\u2060', 'jo@example.com'],
  ['\u202ajo@example.com\u202c', 'jo@example.com'],
  ["o'neil@example.co.uk", "o'neil@example.co.uk"],
  ['jo@123.example.museum', 'jo@123.example.museum'],
  ['jo@xn--bcher-kva.example', 'jo@xn--bcher-kva.example'],
  ['jo@example.xn--p1ai', 'jo@example.xn--p1ai'],
  ['jo@bücher.example', 'jo@bücher.example'],
  ['jörg@example.com', 'jörg@example.com'],
  ['иван@пример.рф', 'иван@пример.рф'],
  ['a*b@example.com', 'a*b@example.com'],
  ['nonesuch@example.com', 'nonesuch@example.com'],
  ['nullmann@example.com', 'nullmann@example.com'],
  ['noemi@example.com', 'noemi@example.com'],
  // Issued by Japanese mobile operators until 2009.
  ['a..b.@docomo.example', 'a..b.@docomo.example'],
])('reads %j as %j', (given, read) => {
  expect(emailAddress.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], [' '], ['\u200b']])('takes %j for nothing', (given) => {
  expect(emailAddress.read(given)).toBeUndefined();
});

test.each([
  ['n/a'],
  ['unknown'],
  ['null'],
  ['none@'],
  ['@example.com'],
  ['a@b'],
  ['jo@localhost'],
  ['123@shop'],
  ['jo@@example.com'],
  ['jo@x@example.com'],
  ['jo@example..com'],
  ['jo@.example.com'],
  ['jo@example.com.'],
  ['jo@-example.com'],
  ['jo@example-.com'],
  ['jo@exam_ple.com'],
  ['jo@example.c'],
  ['jo@example.123'],
  ['jo@127.0.0.1'],
  ['jo@[127.0.0.1]'],
  ['mailto:jo@example.com'],
  ['Jo <jo@example.com>'],
  ['<jo@example.com>'],
  ['"jo@example.com"'],
  ["'jo@example.com'"],
  ['"jo doe"@example.com'],
  ['jo@example.com, al@example.com'],
  ['jo@example.com;al@example.com'],
  ['jo@example.com al@example.com'],
  ['jo doe@example.com'],
  ['jo@example.com\u0000x'],
  ['j\u200bo@example.com'],
  ['jo%40example.com'],
  ['j***@example.com'],
  ['jo@ex**.com'],
  ['\ud83djo@example.com'],
  ['null@null.com'],
  ['None@example.com'],
  ['undefined@example.com'],
  ['jo.undefined@example.com'],
  ['noreply@example.com'],
  ['unknown@example.com'],
  ['Anonymous@example.com'],
  ['no-reply@example.com'],
  ['do_not_reply@example.com'],
  ['no-email@example.com'],
  ['noemail@example.com'],
  [`${'a'.repeat(65)}@example.com`],
  [`jo@${'a.'.repeat(130)}com`],
  [true],
  [12],
  [{}],
  [['jo@example.com']],
])('cannot read %j', (given) => {
  expect(emailAddress.read(given)).toBe(unreadable);
});

test.each([
  ['user jo@example.com', 'jo@example.com'],
  ['user u1', undefined],
  ['user ', undefined],
])('reads the user ID of the template in %j as %j: no ID is a bad address', (given, read) => {
  expect(emailAddress.read(given)).toBe(read);
});
