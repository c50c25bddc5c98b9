import {
  accessToken,
  currencyCode,
  defineConnection,
  defineDestination,
  eventName,
  isObject,
  messageId,
  orderTotal,
  time,
  userId,
} from '@sluice/kit';
import { objectSchema, schemaSimulator } from '@sluice/simulators';
import { checkAtLimit } from '../conformance/check-at-limit';
import { checkBlame } from '../conformance/check-blame';
import { checkRudderStack } from '../conformance/check-rudderstack';
import { checkSegment } from '../conformance/check-segment';
import { subjectOf } from '../conformance/subject';

const host = 'https://api.members.example';
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A vendor that takes one event a call, as a form, with an access token; `path` is where. */
function membersDestination(path = '1/event', callsPerSecond = 50) {
  const connection = defineConnection({
    settings: {
      clientId: { type: 'string', label: 'Client ID', description: 'Whose.', required: true },
      clientSecret: { type: 'password', label: 'Client secret', description: 'What nobody may see.', required: true },
    },
    token: ({ clientId, clientSecret }) => ({
      method: 'POST',
      url: 'https://login.members.example/oauth/token',
      headers: form,
      form: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
    }),
  });
  const events = connection.channel<Readonly<Record<string, string | number | undefined>>>({
    name: 'events',
    origin: () => host,
    limits: { items: 1, bytes: 8000, callsPerSecond },
    request: ([event]) => ({
      method: 'POST',
      url: `${host}/${path}`,
      headers: { ...form, Authorization: `Bearer ${accessToken}` },
      form: event,
    }),
    reason: (json) => (isObject(json) && isObject(json.fault) ? String(json.fault.text) : undefined),
  });
  const track = connection.action({
    title: 'Track event',
    description: 'Records what a member did.',
    tables: {
      event: {
        member: userId({ required: true }),
        name: eventName(),
        at: time('iso'),
        revenue: orderTotal(),
        currency: currencyCode(),
        ref: messageId(),
      },
    },
    items: ({ event }) => [events.item(event)],
  });
  return defineDestination({
    name: 'Members',
    slug: 'members',
    description: 'Events of members.',
    connection,
    actions: { track },
    presets: [{ name: 'Track event', partnerAction: 'track', on: { track: 'others' } }],
  });
}

const text = { type: 'string', minLength: 1 };
const simulator = schemaSimulator({
  slug: 'members',
  account: { clientId: 'demo', clientSecret: 'demo-secret-7f3a' },
  authorize: ({ path, headers, body }, { clientSecret }) => {
    const isClient = new URLSearchParams(body).get('client_secret') === clientSecret;
    const isIn = path === '/oauth/token' ? isClient : headers.authorization === 'Bearer token-5d1f';
    return isIn ? undefined : { status: 401, json: { error: 'invalid_client' } };
  },
  calls: {
    'POST /oauth/token': {
      body: 'form',
      schema: objectSchema({ grant_type: { const: 'client_credentials' } }),
      accept: () => ({ status: 200, json: { access_token: 'token-5d1f', expires_in: 3600 } }),
    },
    'POST /1/event': {
      body: 'form',
      schema: objectSchema({ member: text, name: text }, { revenue: { type: 'string', pattern: '^\\d+(\\.\\d+)?$' } }),
      maxBytes: 8000,
      rate: { calls: 50 },
      accept: () => ({ status: 204 }),
      refuse: (errors) => ({ status: 422, json: { fault: { text: errors.join('; ') } } }),
    },
  },
});
const subjectWith = (...given: Parameters<typeof membersDestination>) =>
  subjectOf(membersDestination(...given), { simulator });

it.each([
  ['Segment’s runtime', checkSegment],
  ['RudderStack', checkRudderStack],
  ['answers', checkBlame],
  ['limits', checkAtLimit],
])('finds nothing wrong with %s where the vendor takes forms with an access token', async (_, check) => {
  expect(await check(subjectWith())).toEqual([]);
});

it('finds what is wrong there', async () => {
  expect((await checkAtLimit(subjectWith('1/event', 51))).join()).toMatch(
    /events has 51 calls a second; the vendor lets 50 through/,
  );
  expect((await checkBlame(subjectWith('2/event'))).join()).toMatch(/all are said to be rejected/);
});
