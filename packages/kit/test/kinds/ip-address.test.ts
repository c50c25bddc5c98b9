import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { ipAddress } from '../../src/kinds/ip-address';
import { readVersion4, readVersion6 } from '../../src/kinds/ip-versions';
import { unreadable } from '../../src/kinds/kind';

test.each([
  ['203.0.113.8', '203.0.113.8'],
  [' 203.0.113.8\n', '203.0.113.8'],
  ['203.0.113.8 ', '203.0.113.8'],
  ['203.0.113.0', '203.0.113.0'],
  ['8.8.4.4', '8.8.4.4'],
  ['172.15.0.1', '172.15.0.1'],
  ['172.32.0.1', '172.32.0.1'],
  ['100.63.0.1', '100.63.0.1'],
  ['203.0.113.8, 10.0.0.1, 172.16.0.4', '203.0.113.8'],
  ['203.0.113.8,unknown', '203.0.113.8'],
  ['203.0.113.8, unknown', '203.0.113.8'],
  ['203.0.113.8, ', '203.0.113.8'],
  ['1.2.3.4:80', '1.2.3.4'],
  ['1.2.3.4:5678, 10.0.0.1:80', '1.2.3.4'],
])('reads %j as %j', (given, read) => {
  expect(ipAddress.read(given)).toBe(read);
});

test.each([
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::8a2e:370:7334'],
  ['2001:DB8:85A3:0:0:8A2E:370:7334', '2001:db8:85a3::8a2e:370:7334'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8::', '2001:db8::'],
  ['2a02:8109:b540:8f00:e1a3:4c2d:9b1f:77aa', '2a02:8109:b540:8f00:e1a3:4c2d:9b1f:77aa'],
  ['2001:db8::192.0.2.33', '2001:db8::c000:221'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['2001:db8::1, 10.0.0.1', '2001:db8::1'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:cb00:7107', '203.0.113.7'],
  ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['[::ffff:203.0.113.7]:80', '203.0.113.7'],
])('reads %j in its one spelling, %j', (given, read) => {
  expect(ipAddress.read(given)).toBe(read);
});

test.each([
  ['203.0.113.8 web', '203.0.113.8'],
  ['203.0.113.8 mobile', '203.0.113.8'],
  ['::ffff:203.0.113.8 web', '203.0.113.8'],
  ['203.0.113.8, 10.0.0.1 web', '203.0.113.8'],
  ['10.1.2.3 server', undefined],
  ['203.0.113.8 server', undefined],
  ['203.0.113.8 sources', undefined],
  ['203.0.113.8 ', undefined],
  [' web', undefined],
  [' server', undefined],
  [' ', undefined],
  ['10.1.2.3 web', unreadable],
  ['unknown web', unreadable],
  ['unknown server', undefined],
])('reads %j of RudderStack’s events as %p', (request, read) => {
  expect(ipAddress.read(`request ${request}`)).toBe(read);
});

test.each([[undefined], [null], ['']])('takes %j for nothing', (given) => {
  expect(ipAddress.read(given)).toBeUndefined();
});

test.each([
  ['10.0.0.1'],
  ['172.16.0.4'],
  ['172.31.255.255'],
  ['192.168.0.12'],
  ['169.254.1.1'],
  ['100.64.0.1'],
  ['127.0.0.1'],
  ['0.0.0.0'],
  ['224.0.0.1'],
  ['255.255.255.255'],
  ['::'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['::ffff:10.0.0.1'],
  ['fe80::1'],
  ['fd12:3456::1'],
  ['fc00:1:2:3:4:5:6:7'],
  ['ff02::1'],
  ['10.0.0.1, 203.0.113.8'],
])('cannot read %j, which is no visitor’s', (given) => {
  expect(ipAddress.read(given)).toBe(unreadable);
});

test.each([
  ['unknown'],
  ['256.1.1.1'],
  ['1.2.3'],
  ['1.2.3.4.5'],
  ['1.2.3.'],
  ['1..2.3'],
  ['010.1.1.1'],
  ['1.2.3.04'],
  ['203.0.113.8/24'],
  ['1.2.3.4:'],
  ['1.2.3.4 5.6.7.8'],
  ['1.2.3.4\r\nX-Evil: 1'],
  ['1.2.3.4 X-Evil: 1'],
  ['2001:db8::1::2'],
  ['2001:db8:1'],
  [':1:2:3:4:5:6:7'],
  ['1:2:3:4:5:6:7:'],
  [':::1'],
  ['1:2:3:4:5:6:7::8'],
  ['1:2:3:4:5:6:7:8:9'],
  ['2001:db8::12345'],
  ['2001:db8::g'],
  ['::ffff:203.0.113.256'],
  ['203.0.113.7::1'],
  ['fe80::1%eth0'],
  ['shop.example'],
  [16_909_060],
  ['16909060'],
  [1.2],
  [true],
  [{}],
  [['203.0.113.8']],
  ['1'.repeat(100_000)],
])('cannot read %j, which is no address', (given) => {
  expect(ipAddress.read(given)).toBe(unreadable);
});

const group = fc.constantFrom(
  '0',
  '0',
  '0',
  '1',
  'ff',
  'FFFF',
  '0db8',
  '2001',
  '12345',
  'g',
  '',
  '1.2.3.4',
  '01.2.3.4',
  '256.1.1.1',
);
const colon = fc.constantFrom(':', ':', ':', ':', ':', '::', '.', '');
const nearly = fc.array(fc.tuple(group, colon), { minLength: 1, maxLength: 9 }).map((pairs) => pairs.flat().join(''));

test('takes for an address what Node.js takes for one', () => {
  const property = fc.property(fc.oneof(nearly, fc.ipV6(), fc.ipV4()), (given) => {
    expect([readVersion4(given) !== undefined, readVersion6(given) !== undefined]).toEqual([
      isIPv4(given),
      isIPv6(given),
    ]);
  });
  fc.assert(property, runs(5000));
});

test('spells an address of IPv6 as the URL standard does', () => {
  const isOrdinary = (given: string) =>
    isIPv6(given) && typeof readVersion6(given) === 'string' && !/::ffff:/i.test(given);
  const property = fc.property(fc.oneof(nearly, fc.ipV6()).filter(isOrdinary), (given) => {
    const spelled = readVersion6(given);
    fc.pre(!isIPv4(String(spelled)));
    expect(`[${String(spelled)}]`).toBe(new URL(`http://[${given}]/`).hostname);
  });
  fc.assert(property, runs(1000));
});
