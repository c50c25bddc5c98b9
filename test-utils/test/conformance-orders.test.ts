import { checkAddresses } from '../conformance/check-addresses';
import { checkAtLimit } from '../conformance/check-at-limit';
import { checkBlame } from '../conformance/check-blame';
import { checkCalls } from '../conformance/check-calls';
import { checkLimits } from '../conformance/check-limits';
import { checkLines } from '../conformance/check-lines';
import { checkNames } from '../conformance/check-names';
import { checkNothing } from '../conformance/check-nothing';
import { checkRequirements } from '../conformance/check-requirements';
import { checkSecrets } from '../conformance/check-secrets';
import { checkSpellings } from '../conformance/check-spellings';
import { type Subject, subjectOf } from '../conformance/subject';
import { type Mistakes, shopDestination, shopSimulator } from './shop-destination';

type Check = (subject: Subject) => string[] | Promise<string[]>;

const shop = (mistakes?: Mistakes) => subjectOf(shopDestination(mistakes), { simulator: shopSimulator });

describe.each<[name: string, check: Check, mistakes: readonly (readonly [Mistakes, RegExp])[]]>([
  [
    'checkAddresses',
    checkAddresses,
    [[{ origin: 'https://api.orders.exmaple' }, /orders\.exmaple; the vendor is at https:\/\/api\.orders\.example\./]],
  ],
  [
    'checkBlame',
    checkBlame,
    [[{ refusal: 'retry' }, /the vendor refused items for what they are, and [\d, ]+ of \d+ is to be sent again\./]],
  ],
  [
    'checkCalls',
    checkCalls,
    [
      [{ forgotten: ({ userId }) => userId?.trim().toLowerCase() }, /an erasure by userId names {2}c-10042b, which no/],
      [{ forgotten: ({ anonymousId }) => anonymousId?.trim() }, /an erasure by anonymousId names {2}B7a0d2f4-2F6e/],
    ],
  ],
  [
    'checkLimits',
    checkLimits,
    [[{ itemsBeyondSetting: 1 }, /events takes 2 to 51 items where the setting eventsPerRequest says 1 to 50\./]],
  ],
  [
    'checkLines',
    checkLines,
    [
      [
        { order: (order) => ({ ...order, lines: (order.lines as unknown[] | undefined)?.slice(0, 1) }) },
        /with 40 products loses 39 of its 40 products, and nothing is said of it\./,
      ],
    ],
  ],
  [
    'checkNames',
    checkNames,
    [[{ isRefundFree: true }, /^"Event" sends any event named "order" for the vendor's own:/]],
  ],
  [
    'checkNothing',
    checkNothing,
    [
      [{ order: (order) => ({ ...order, note: null }) }, /: events\.0\.note is null\.$/],
      [{ order: (order) => ({ ...order, note: '' }) }, /: events\.0\.note is ""\.$/],
      [{ order: (order) => ({ ...order, note: `no ${String(order.gift)}` }) }, /events\.0\.note holds the word for no/],
    ],
  ],
  [
    'checkRequirements',
    checkRequirements,
    [
      [{ isCouponRequired: true }, /^order\.coupon is required, and the vendor takes what lacks it\./],
      [{ isPriceRequired: true }, /^order\.lines\.price is required, and the vendor takes what lacks it\./],
    ],
  ],
  [
    'checkSecrets',
    checkSecrets,
    [[{ isKeyPublic: true }, /the setting account is sent as a secret: make it a password/]],
  ],
  [
    'checkSpellings',
    checkSpellings,
    [[{ isTimeVerbatim: true }, /with its times in another zone: requests\.0\.json\.events\.0\.at is/]],
  ],
])('%s', (_, check, mistakes) => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await check(shop())).toEqual([]);
  });

  it.each(mistakes.map(([mistake, problem]) => [problem, mistake] as const))('finds %s', async (problem, mistake) => {
    expect(await check(shop(mistake))).toContainEqual(expect.stringMatching(problem));
  });
});

describe('checkAtLimit', () => {
  const named = ({ event, number, coupon, customer_id }: Readonly<Record<string, unknown>>) => {
    return { event, number, coupon, customer_id };
  };

  it.each([
    ['takes', 100_000, []],
    [
      'does not take',
      101_000,
      [1, 12].map((items) => expect.stringContaining(`events says that it takes ${items} items and`)),
    ],
  ])('fills what a vendor of named members %s', async (_, bytes, problems) => {
    expect(await checkAtLimit(shop({ bytes, order: named }))).toEqual(problems);
  });
});
