import {
  defineConnection,
  defineDestination,
  emailAddress,
  emailSources,
  eventName,
  snakeCase,
  text,
  trait,
  userId,
  yesOrNo,
} from '@sluice/kit';
import { objectSchema, schemaSimulator } from '@sluice/simulators';
import { checkNames } from '../conformance/check-names';
import { checkOthers } from '../conformance/check-others';
import { checkReadable } from '../conformance/check-readable';
import { checkWords } from '../conformance/check-words';
import { subjectOf } from '../conformance/subject';

interface Spoilt {
  /** Whether any property `email` is the sender's. */
  readonly isFriendly?: boolean;
  /** Whether groups are customers. */
  readonly isForGroups?: boolean;
  /** Whether names are sent however long they are. */
  readonly isLong?: boolean;
  /** Whether a yes or no is read as a text. */
  readonly isMisread?: boolean;
  /** What is noted of an address. */
  readonly noted?: (email: string) => string;
}

/** A vendor of people and of what they do, unless spoilt. */
function clubDestination({
  isFriendly = false,
  isForGroups = false,
  isLong = false,
  isMisread = false,
  noted,
}: Spoilt) {
  const connection = defineConnection({ settings: {} });
  const calls = connection.channel<object>({
    name: 'calls',
    origin: () => 'https://club.example',
    limits: { items: 1 },
    request: ([call]) => ({
      method: 'POST',
      url: 'https://club.example/calls',
      headers: { 'Content-Type': 'application/json' },
      json: call,
    }),
    itemsIn: (body) => [body as object],
  });
  const track = connection.action({
    title: 'Track',
    description: 'Records what a member did.',
    tables: {
      object: {
        act: eventName({ made: (name) => snakeCase(name).slice(0, isLong ? undefined : 40) }),
        member: userId(),
        email: emailAddress({ from: [...emailSources, ...(isFriendly ? ['email'] : [])] }),
      },
    },
    items: ({ object, note }) => {
      if (noted && object.email !== undefined) note(noted(object.email));
      return [calls.item(object)];
    },
  });
  const keep = connection.action({
    title: 'Keep',
    description: 'Keeps what is known of a member.',
    tables: {
      object: {
        member: userId(),
        email: emailAddress(),
        called: text('Name', 'Of the member.', { from: trait('name') }),
        news: isMisread
          ? text('News', 'Whether the member wants news.', { from: trait('marketingOptIn') })
          : yesOrNo('News', 'Whether the member wants news.', { from: trait('marketingOptIn') }),
      },
    },
    items: ({ object }) => [calls.item(object)],
  });
  return defineDestination({
    name: 'Club',
    slug: 'club',
    description: 'A club.',
    connection,
    actions: { track, keep },
    presets: [
      { name: 'Track', partnerAction: 'track', on: { track: 'others' } },
      { name: 'Keep', partnerAction: 'keep', on: isForGroups ? ['identify', 'group'] : ['identify'] },
    ],
  });
}

const words = { type: 'string' };
const simulator = schemaSimulator({
  slug: 'club',
  account: {},
  authorize: () => undefined,
  calls: {
    'POST /calls': {
      schema: objectSchema(
        {},
        {
          act: { type: 'string', pattern: '^.{1,40}$' },
          member: words,
          email: words,
          called: words,
          news: { type: 'boolean' },
        },
      ),
    },
  },
});
const subjectWith = (spoilt: Spoilt) => subjectOf(clubDestination(spoilt), { simulator });

it('checkOthers finds what is said of a friend or a company and sent as the person’s', () => {
  expect(checkOthers(subjectWith({}))).toEqual([]);
  expect(checkOthers(subjectWith({ isFriendly: true }))).toEqual([
    expect.stringMatching(/^The address of a friend, .* is sent as the person’s \(calls\/email\): /),
  ]);
  expect(checkOthers(subjectWith({ isForGroups: true }))).toEqual([
    expect.stringMatching(/^The address of a group is sent as the person’s \(calls\/email\): /),
    expect.stringMatching(/^The name of a group is sent as the person’s \(calls\/called\): /),
  ]);
});

it('checkNames finds that the vendor refuses a name because of how it is written', async () => {
  expect(await checkNames(subjectWith({}))).toEqual([]);
  expect(await checkNames(subjectWith({ isLong: true }))).toEqual([
    expect.stringMatching(/^"Track" sends a name of 300 letters, and the vendor objects: .*pattern/),
  ]);
});

it('checkReadable finds a kind that can read nothing of what senders write', () => {
  expect(checkReadable(subjectWith({}))).toEqual([]);
  expect(checkReadable(subjectWith({ isMisread: true }))).toEqual([
    "No sample event's value of keep.news can be read: News left out: it must be a text.",
  ]);
});

it('checkWords finds a part of an address, in whatever case', () => {
  expect(checkWords(subjectWith({ noted: () => 'Left out.' }))).toEqual([]);
  const found = checkWords(subjectWith({ noted: (email) => `Of ${email.split('@', 1)[0]?.toUpperCase()}.` }));
  expect(found.join('\n')).toMatch(/^What is said of \w+ "[^"]+" .* holds a value of it\.$/m);
});
