import { unreadable } from '../../src/kinds/kind';
import { pageReferrer } from '../../src/kinds/page-referrer';

test.each([
  ['https://search.example/?q=pan', 'https://search.example/?q=pan'],
  ['android-app://com.google.android.gm/inbox', 'android-app://com.google.android.gm/inbox'],
  ['ios-app://123456/shop', 'ios-app://123456/shop'],
  [' http://search.example ', 'http://search.example'],
])('reads %j as %j', (given, read) => {
  expect(pageReferrer.read(given)).toBe(read);
});

// RudderStack's SDK for browsers writes "$direct" where there is no page before.
test.each([[undefined], [null], [''], ['$direct']])('takes %j for nothing', (given) => {
  expect(pageReferrer.read(given)).toBeUndefined();
});

test.each([['search.example'], ['/p/1'], ['about:blank'], ['mailto:jo@example.com'], ['direct'], [false], [{}]])(
  'cannot read %j',
  (given) => {
    expect(pageReferrer.read(given)).toBe(unreadable);
  },
);
