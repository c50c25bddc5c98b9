import { isObject } from '@sluice/kit/host';
import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import {
  compile,
  ConfigurationError,
  overridesOf,
  type Subscription,
  type SubscriptionOverrides,
  subscriptionsOf,
} from '../src';
import { acme, settings } from './acme';

const path = (to: string) => ({ '@path': `$.${to}` });
const preset = (name: string, partnerAction: string, mapping: object) =>
  ({ name, type: 'automatic', partnerAction, subscribe: `type = "${name}"`, mapping }) as ReturnType<
    typeof acme
  >['presets'][number];

const vendor = {
  name: 'Vendor',
  slug: 'vendor',
  actions: acme().actions,
  presets: [
    preset('Track', 'trackEvent', {
      name: path('event'),
      customerId: path('userId'),
      address: { city: path('city'), zip: path('zip') },
    }),
    preset('Identify', 'updateCustomer', { customerId: path('userId') }),
  ],
};
const [track, identify] = vendor.presets as Subscription[] as [Subscription, Subscription];
const own = { partnerAction: 'trackEvent', subscribe: 'type = "page"', mapping: { name: 'Page' } };

describe('subscriptions of overrides', () => {
  test('are the presets themselves where nothing differs', () => {
    const [first, second] = subscriptionsOf(vendor, {});
    expect([first === track, second === identify]).toEqual([true, true]);
  });

  test('have the one field that differs, and everything else of the preset', () => {
    expect(subscriptionsOf(vendor, { Track: { mapping: { name: 'Fixed', occurredAt: path('at') } } })).toEqual([
      { ...track, mapping: { ...track.mapping, name: 'Fixed', occurredAt: path('at') } },
      identify,
    ]);
  });

  test('have one member of a group changed and another left out, and a directive replaced whole', () => {
    const mapping = {
      address: { city: path('town'), zip: null },
      name: { '@template': '{{event}}' },
      customerId: null,
    };
    expect(subscriptionsOf(vendor, { Track: { mapping } })[0]?.mapping).toEqual({
      address: { city: path('town') },
      name: { '@template': '{{event}}' },
    });
  });

  test('have a trigger that goes on where the preset’s ends, and are told as such', () => {
    const overrides = { Track: { subscribe: 'and event != "Quiz Taken"' } };
    const changed = subscriptionsOf(vendor, overrides);
    expect(changed[0]?.subscribe).toBe('type = "Track" and event != "Quiz Taken"');
    expect(overridesOf(vendor, changed)).toEqual(overrides);
    // A name that begins so is no condition.
    expect(subscriptionsOf(vendor, { Track: { subscribe: 'android = 1' } })[0]?.subscribe).toBe('android = 1');
  });

  test('have another trigger, lack a preset that is off, and end with the user’s own', () => {
    const overrides = { Track: { subscribe: 'type = "track"' }, Identify: false, Page: own } as const;
    expect(subscriptionsOf(vendor, overrides)).toEqual([
      { ...track, subscribe: 'type = "track"' },
      { name: 'Page', ...own },
    ]);
  });

  test('have one of the user’s own in place of a preset of the same name', () => {
    expect(subscriptionsOf(vendor, { Track: own })).toEqual([identify, { name: 'Track', ...own }]);
  });

  test.each<readonly [string, unknown, string, RegExp]>([
    [
      'a misspelt preset',
      { Trak: { mapping: {} } },
      'subscriptions["Trak"]',
      /no preset "Trak"\. Did you mean Track\? .*"partnerAction"/,
    ],
    ['a preset that is not there to be off', { Trak: false }, 'subscriptions["Trak"]', /no preset "Trak"/],
    ['true', { Track: true }, 'subscriptions["Track"]', /must be false/],
    ['null', { Track: null }, 'subscriptions["Track"]', /must be false/],
    ['a misspelt key', { Track: { maping: {} } }, 'subscriptions["Track"].maping', /Did you mean mapping\?/],
    ['a list for a mapping', { Track: { mapping: [] } }, 'subscriptions["Track"].mapping', /must be an object/],
    ['__proto__', JSON.parse('{"__proto__":{"mapping":{}}}'), 'subscriptions["__proto__"]', /no preset/],
  ])('refuse %s, with the place and the fix', (_, overrides, place, message) => {
    let problems: ConfigurationError['problems'] = [];
    try {
      subscriptionsOf(vendor, overrides as SubscriptionOverrides);
    } catch (error) {
      if (error instanceof ConfigurationError) ({ problems } = error);
    }
    expect(problems).toEqual([{ place, message: expect.stringMatching(message) as string }]);
  });
});

describe('overrides of subscriptions', () => {
  test('are none for the presets, in whatever order their members stand', () => {
    const turned = vendor.presets.map(({ mapping, ...rest }) => ({
      ...rest,
      mapping: Object.fromEntries(Object.entries(mapping).toReversed()),
    }));
    expect(overridesOf(vendor, turned)).toEqual({});
  });

  test('hold only what differs', () => {
    const mapping = { ...track.mapping, address: { city: path('town'), zip: path('zip') }, name: undefined };
    expect(
      overridesOf(vendor, [
        { ...track, mapping },
        { name: 'Page', ...own },
      ]),
    ).toEqual({
      Track: { mapping: { name: null, address: { city: path('town') } } },
      Identify: false,
      Page: own,
    });
  });

  test('give names to those that have none, or one that is taken', () => {
    expect(
      Object.keys(overridesOf(vendor, [track, identify, own, own, { name: 'Track', ...own }, { name: '', ...own }])),
    ).toEqual(['Track event', 'Track event 2', 'Track 2', 'Track event 3']);
  });

  const names = fc.constantFrom('Track', 'Identify', 'Mine', '__proto__', 'toString');
  const fields = fc.constantFrom('name', 'customerId', 'address', '__proto__');
  const { mapping } = fc.letrec((tie) => ({
    mapping: fc.dictionary(fields, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(0, '', 'text', true),
      fc.record({ '@path': fc.string() }, { noNullPrototype: true }),
      fc.array(tie('value'), { maxLength: 2 }),
      tie('mapping'),
    ),
  }));
  const actions = fc.constantFrom('trackEvent', 'updateCustomer');
  const subscriptions = fc.uniqueArray(
    fc.record({ name: names, partnerAction: actions, subscribe: fc.string(), mapping }, { noNullPrototype: true }),
    { selector: ({ name }) => name, maxLength: 4 },
  );

  test('give back any subscriptions, also through a file', () => {
    fc.assert(
      fc.property(subscriptions, (given) => {
        const kept = JSON.parse(JSON.stringify(overridesOf(vendor, given)));
        const back = subscriptionsOf(vendor, kept).map(plain);
        expect(back).toHaveLength(given.length);
        for (const { partnerAction, ...one } of given) {
          const isPreset = vendor.presets.some(
            (other) => other.name === one.name && other.partnerAction === partnerAction,
          );
          const isTaken = !isPreset && vendor.presets.some(({ name }) => name === one.name);
          const name = isTaken ? `${one.name} 2` : one.name;
          expect(back).toContainEqual(plain({ ...one, partnerAction, name }));
        }
      }),
      runs(500),
    );
  });

  test('never change what they are made of', () => {
    const frozen = deepFrozen(JSON.parse(JSON.stringify(vendor.presets)) as Subscription[]);
    const overrides = overridesOf(
      { ...vendor, presets: frozen as never },
      deepFrozen([{ ...track, mapping: { address: {} } }]),
    );
    expect(
      subscriptionsOf({ name: 'Vendor', slug: 'vendor', presets: frozen as never }, deepFrozen(overrides)),
    ).toHaveLength(1);
  });
});

test('a pipeline takes what differs from the presets, and names what is wrong by the name', () => {
  const mapping = { name: { '@template': 'My {{event}}' } };
  const pipeline = compile(acme(), {
    settings,
    subscriptions: { 'Track event': { mapping }, 'Update customer': false },
  });
  const { drafts, outcomes } = pipeline.plan([
    { type: 'track', event: 'Ping', userId: 'u' },
    { type: 'identify', userId: 'u' },
  ]);
  expect(drafts.map(({ request }) => request.json)).toEqual([{ events: [{ event: 'My Ping', customer: 'u' }] }]);
  expect(outcomes[1]).toMatchObject({ status: 'skipped' });
  const wrong = {
    'Track event': { subscribe: 'type = ', mapping: { nmae: 'x' } },
    Mine: { partnerAction: 'trackEvent' },
  };
  expect(() => compile(acme(), { settings, subscriptions: wrong as unknown as SubscriptionOverrides })).toThrow(
    /^subscriptions\["Mine"\]\.subscribe: .*\n.*subscriptions\["Mine"\]\.mapping: [^]*subscriptions\["Track event"\]\.mapping\.nmae: [^]*subscriptions\["Track event"\]\.subscribe: /,
  );
});

/** Members in one order, and of one kind of object. */
function plain({ name, partnerAction, subscribe, mapping }: Subscription): unknown {
  return { name, partnerAction, subscribe, mapping: JSON.stringify(sorted(mapping)) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.entries(value)
    .map(([key, member]) => [key, sorted(member)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const member of Object.values(Object.freeze(value))) deepFrozen(member);
  return value;
}
