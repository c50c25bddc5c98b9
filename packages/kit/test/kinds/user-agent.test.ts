import { unreadable } from '../../src/kinds/kind';
import { userAgent } from '../../src/kinds/user-agent';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

test.each([
  [chrome, chrome],
  [` ${chrome} `, chrome],
  ['UA/1', 'UA/1'],
  ['Shop/1.2 (iPhone;\r\n iOS 18)', 'Shop/1.2 (iPhone;  iOS 18)'],
  ['Café/1.0', 'Café/1.0'],
  ['Shop\u0000/1', 'Shop/1'],
])('reads %j as %j', (given, read) => {
  expect(userAgent.read(given)).toBe(read);
});

test.each([[undefined], [null], [''], ['  ']])('takes %j for nothing', (given) => {
  expect(userAgent.read(given)).toBeUndefined();
});

test.each([['unknown'], ['null'], ['N/A'], ['-'], ['1.0'], [12], [true], ['[object Object]'], [{}]])(
  'cannot read %j',
  (given) => {
    expect(userAgent.read(given)).toBe(unreadable);
  },
);
