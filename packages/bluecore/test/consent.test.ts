import { plan, preset } from './plan';

const who = { type: 'track', userId: 'u', context: { traits: { email: 'jane@example.com' } } };
const fromRudderStack = (email?: unknown) => ({
  ...who,
  event: 'subscription_event',
  properties: { channelConsents: { sms: true, email } },
});
const fromSegment = (categoryPreferences?: object) => ({
  ...who,
  event: 'Segment Consent Preference Updated',
  context: { ...who.context, consent: { categoryPreferences } },
});

const skipped = {
  status: 'skipped',
  message: 'The event has no consent named "email". Map the one for email.',
};

it.each([
  ['optin', true],
  ['unsubscribe', false],
])('%s comes of an explicit %s, with the address in both places', (event, isGiven) => {
  const settings = { linking: 'off' };
  const call = {
    event,
    properties: {
      distinct_id: 'jane@example.com',
      email: 'jane@example.com',
      customer: { email: 'jane@example.com' },
      token: 'bluestore',
    },
  };
  expect(plan([fromRudderStack(isGiven)], { settings }).calls).toEqual([call]);
  expect(plan([fromSegment({ Analytics: true, email: isGiven })], { settings }).calls).toEqual([call]);
});

it.each([[undefined], [null], [''], [[]]])(
  'a consent of %j is none: nothing is sent, and the reason is told',
  (email) => {
    expect(plan([fromRudderStack(email)])).toMatchObject({ requests: [], outcomes: [skipped] });
  },
);

it.each([
  ['other categories', fromSegment({ Analytics: false, Advertising: false })],
  ['no categories', fromSegment()],
])('%s are no consent to email', (_, event) => {
  expect(plan([event]).outcomes).toEqual([skipped]);
});

it.each(['false', 0, 'no', 'denied'])('a consent of %j is a no', (email) => {
  expect(plan([fromRudderStack(email)]).calls).toMatchObject([{ event: 'unsubscribe' }]);
});

it('consents may be lists of what is allowed and denied, as RudderStack has them', () => {
  const managed = (consentManagement: object) => ({
    ...fromSegment(),
    context: { ...who.context, consentManagement: { provider: 'custom', ...consentManagement } },
  });
  const { calls } = plan([managed({ deniedConsentIds: ['email'] }), managed({ allowedConsentIds: ['email'] })]);
  expect(calls.map(({ event }) => event)).toEqual(['unsubscribe', 'identify', 'optin']);
});

it.each(['true', 'yes', 1, {}])('a consent of %j is refused by name', (email) => {
  expect(plan([fromRudderStack(email)]).outcomes).toEqual([
    { status: 'rejected', fix: 'event', message: 'Consents: "email" must be true or false.' },
  ]);
});

it('what every object inherits is no consent', () => {
  const subscriptions = [preset('updateSubscription', { channel: 'constructor' })];
  expect(plan([fromSegment({ email: true })], { subscriptions }).outcomes).toMatchObject([{ status: 'skipped' }]);
});

it('the category may have another name', () => {
  const subscriptions = [preset('updateSubscription', { channel: 'Marketing E-mail' })];
  const { calls } = plan([fromSegment({ 'Marketing E-mail': false })], { subscriptions });
  expect(calls).toMatchObject([{ event: 'unsubscribe' }]);
});

it('an event whose name says it all can be given its consent by mapping', () => {
  const subscriptions = [
    { ...preset('updateSubscription', { consents: { email: false } }), subscribe: 'event = "Unsubscribed"' },
  ];
  const { calls } = plan([{ ...who, event: 'Unsubscribed' }], { subscriptions });
  expect(calls).toMatchObject([{ event: 'unsubscribe', properties: { email: 'jane@example.com' } }]);
});

it('a consent of nobody’s address is refused by name', () => {
  expect(plan([{ ...fromRudderStack(true), context: {} }]).outcomes).toEqual([
    {
      status: 'rejected',
      fix: 'event',
      message:
        'Email: Bluecore accepts no such event without an address. Map it from the property your events have it in.',
    },
  ]);
});

it('an identify call is no consent, whatever its traits say', () => {
  const traits = { email: 'jane@example.com', marketingOptIn: true, email_subscribe: 'unsubscribed' };
  const { calls } = plan([
    { ...who, type: 'identify', traits },
    { ...fromSegment({ email: true }), type: 'identify' },
  ]);
  expect(calls.map(({ event }) => event)).toEqual(['identify', 'identify']);
});
