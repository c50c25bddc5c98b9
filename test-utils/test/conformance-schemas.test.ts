import {
  defineConnection,
  defineDestination,
  delivered,
  eventName,
  itemsUnder,
  messageId,
  rejected,
  rest,
  time,
  userId,
  verdictsUnder,
} from '@sluice/kit';
import { objectSchema, schemaSimulator } from '@sluice/simulators';
import { checkAddresses } from '../conformance/check-addresses';
import { checkAge } from '../conformance/check-age';
import { checkAtLimit } from '../conformance/check-at-limit';
import { checkBlame } from '../conformance/check-blame';
import { checkLacking } from '../conformance/check-lacking';
import { checkPresets } from '../conformance/check-presets';
import { type Subject, subjectOf } from '../conformance/subject';

const day = 86_400;
const sound = {
  isIdRequired: true,
  place: 'index',
  limits: { items: 50, bytes: 20_000, bytesPerItem: 2000, ageSeconds: 30 * day },
  speaks: 'body' as 'body' | 'status',
  hasTime: true,
  hasTimeOfOther: true,
  erased: encodeURIComponent as (id: string) => string,
  refundedAs: 'refund',
};

/** A vendor that takes lists of visits, says which it refused, and forgets those of a month ago. */
function visitsDestination({
  isIdRequired,
  place,
  limits,
  speaks,
  hasTime,
  hasTimeOfOther,
  erased,
  refundedAs,
}: typeof sound) {
  const origin = 'https://api.visits.example';
  const headers = { 'Content-Type': 'application/json' };
  const connection = defineConnection({
    settings: { account: { type: 'string', label: 'Account', description: 'Whose.', required: true } },
    erase: ({ userId: id }) =>
      id === undefined ? 'Give a user ID.' : { method: 'DELETE', url: `${origin}/visitors/${erased(id)}`, headers },
  });
  const visits = connection.channel<object>({
    name: 'visits',
    origin: () => origin,
    limits,
    speaks,
    request: (items) => ({ method: 'POST', url: `${origin}/visits`, headers, json: { visits: items } }),
    itemsIn: itemsUnder('visits'),
    outcomes: verdictsUnder('errors', () => rejected('event', 'No.'), { place, others: delivered }),
  });
  const actionOf = (title: string, isTimed: boolean) =>
    connection.action({
      title,
      description: 'Records a visit.',
      tables: {
        visit: {
          id: isIdRequired ? messageId({ required: true }) : messageId(),
          visitor: userId({ required: true }),
          what: eventName(),
          at: time('seconds', { required: true }),
          others: rest(),
        },
      },
      items: ({ visit }) => [visits.item(visit, isTimed ? { occurredAt: visit.at } : {})],
    });
  const preset = <A extends string>(name: string, partnerAction: A, what: string) =>
    ({ name, partnerAction, on: { track: [name] }, mapping: { what } }) as const;
  return defineDestination({
    name: 'Visits',
    slug: 'visits',
    description: 'Visits.',
    connection,
    actions: { record: actionOf('Record visit', hasTime), other: actionOf('Record other', hasTimeOfOther) },
    presets: [
      { name: 'Visit', partnerAction: 'record', on: { track: 'others' } },
      preset('Order Completed', 'record', 'order'),
      preset('Order Refunded', 'record', refundedAs),
      preset('Order Cancelled', 'other', 'cancellation'),
    ],
  });
}

const text = { type: 'string', minLength: 1 };
const simulator = schemaSimulator({
  slug: 'visits',
  account: { account: 'a' },
  authorize: () => undefined,
  calls: {
    'POST /visits': {
      items: 'visits',
      schema: objectSchema({ id: text, visitor: text, what: text }),
      maxItems: 50,
      maxBytes: 20_000,
      maxItemBytes: 2000,
      answerEach: (items) => {
        const bad = items.filter(({ errors }) => errors.length > 0);
        return { status: 200, json: { errors: bad.map(({ index }) => ({ index, message: 'No' })) } };
      },
      findLosses: ({ at }, now) => (Number(at) < now.getTime() / 1000 - 30 * day ? ['It is older than a month'] : []),
    },
    'DELETE /visitors/{id}': { schema: {} },
  },
});
const subject = (wrong: Partial<typeof sound> = {}) =>
  subjectOf(visitsDestination({ ...sound, ...wrong }), { simulator });
const limits = (own: Partial<(typeof sound)['limits']>) => ({ limits: { ...sound.limits, ...own } });

it.each<[string, (one: Subject) => string[] | Promise<string[]>, Partial<typeof sound>, RegExp]>([
  [
    'what an event lacks',
    checkLacking,
    { isIdRequired: false },
    /without messageId is sent, and the vendor refuses it/,
  ],
  ['events that are too old to count', checkAge, limits({ ageSeconds: 40 * day }), /39 days old, to no purpose/],
  ['events that do not say how old they are', checkAge, { hasTime: false }, /older than it says \(30 days\)/],
  [
    'an action whose events do not say how old they are',
    checkAge,
    { hasTimeOfOther: false },
    /^visits sends track "Order Cancelled" .* older than it says/,
  ],
  [
    'a few bytes too many',
    checkAtLimit,
    limits({ bytes: 20_100 }),
    /visits says that it takes \d+ items and 20\d\d\d bytes/,
  ],
  [
    'an item of a few bytes too many',
    checkAtLimit,
    limits({ bytesPerItem: 2100 }),
    /visits says that it takes 1 items/,
  ],
  [
    'good events that are blamed with bad ones',
    checkBlame,
    { place: 'at' },
    /took \d+ of \d+ items, and all are said to be/,
  ],
  [
    'a channel that takes any 200 for a delivery',
    checkBlame,
    { speaks: 'status' },
    /refuses items under a 200: say `speaks: "body"`/,
  ],
  ['an ID that turns a request elsewhere', checkAddresses, { erased: String }, /an erasure is turned elsewhere/],
  [
    'presets that make the same',
    checkPresets,
    { refundedAs: 'order' },
    /"Order Completed" and "Order Refunded" make the same/,
  ],
])('finds %s', async (_, check, wrong, problem) => {
  const found = async (one: Subject) => (await check(one)).filter((said) => !said.startsWith('No preset is for'));
  expect(await found(subject())).toEqual([]);
  expect((await found(subject(wrong))).join('\n')).toMatch(problem);
});
