import { destination } from '@sluice/bluecore';
import { compile } from '@sluice/engine';
import { completeSettings } from '@sluice/kit/host';
import { plan, settings } from './plan';

const compileWith = (own: object) => () => compile(destination, { settings: { ...settings, ...own } });
const viewed = { type: 'track', event: 'Product Viewed', userId: 'u', properties: { product_id: 'P1' } };

describe('the namespace', () => {
  it('is the token of every call, without blanks around it and in its own case', () => {
    expect(plan([viewed], { settings: { namespace: ' BlueStore ' } }).calls).toMatchObject([
      { properties: { token: 'BlueStore' } },
    ]);
  });

  it.each([
    'https://app.bluecore.com/admin/dashboard/bluestore',
    ' app.bluecore.com/admin/dashboard/bluestore',
    '/admin/dashboard/bluestore',
    'app.bluecore.com',
    'admin/dashboard/bluestore',
    'bluestore/',
    'bluestore?tab=audiences',
    '"bluestore"',
  ])('is not %j', (namespace) => {
    expect(compileWith({ namespace })).toThrow(
      'Namespace must be the name alone, as in "bluestore", and not an address.',
    );
  });

  it('cannot be left out', () => {
    expect(compileWith({ namespace: '' })).toThrow('settings.namespace');
    expect(compileWith({ namespace: ' ' })).toThrow('settings.namespace: Namespace is missing.');
  });
});

it.each(['optin', 'Add to Cart', 'customer_patch', 'identify', 'Unsubscribe'])(
  'an event of Bluecore’s own is no custom event: %s',
  (name) => {
    expect(compileWith({ customEvents: `sweepstakes_signup, ${name}` })).toThrow(
      `settings.customEvents: Custom events: contains Bluecore’s own events, which have actions. Remove them: ${name}.`,
    );
  },
);

it('credentials cannot be tested, and it says why', () => {
  expect(destination.test?.(completeSettings(destination.authentication.fields, settings))).toMatch(
    /answers 202 to every call/,
  );
});
