import { compile, type Transport } from '@sluice/engine';
import { accessToken, defineConnection, defineDestination, eventName, type Request, userId } from '@sluice/kit';
import type { Answer } from '@sluice/kit/host';

const connection = defineConnection({
  settings: {
    clientId: { type: 'string', label: 'Client ID', description: 'Whose.', required: true },
    clientSecret: { type: 'password', label: 'Client secret', description: 'What nobody may see.', required: true },
  },
  token: ({ clientId, clientSecret }) => ({
    method: 'POST',
    url: 'https://login.cloudy.example/token',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    form: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
  }),
  test: () => ({ method: 'GET', url: 'https://api.cloudy.example/me', headers }),
});
const headers = { Authorization: `Bearer ${accessToken}` };
const events = connection.channel<object>({
  name: 'events',
  origin: () => 'https://api.cloudy.example',
  limits: { items: 1 },
  request: (items) => ({ method: 'POST', url: 'https://api.cloudy.example/events', headers, json: items }),
});
const track = connection.action({
  title: 'Track',
  description: 'Sends an event.',
  tables: { event: { user: userId(), name: eventName() } },
  items: ({ event }) => [events.item(event)],
});
const destination = defineDestination({
  name: 'Cloudy',
  slug: 'cloudy',
  description: 'A vendor whose tokens end.',
  connection,
  actions: { track },
  presets: [{ name: 'Track', partnerAction: 'track', on: { track: 'others' } }],
});

type Ask = (request: Request) => Partial<Answer>;

/** A vendor who gives the tokens t-1, t-2 …, and what it was asked for. */
function vendor(api: Ask = () => ({}), login?: Ask) {
  const asked: string[] = [];
  let tokens = 0;
  const give: Ask = () => ({ json: { access_token: `t-${(tokens += 1)}`, expires_in: 3600 } });
  const transport: Transport = {
    async send(request) {
      const isLogin = request.url.startsWith('https://login');
      asked.push(isLogin ? 'login' : (request.headers.Authorization ?? ''));
      return { status: 200, headers: {}, json: {}, ...(isLogin ? (login ?? give) : api)(request) };
    },
    async close() {},
  };
  return { asked, transport };
}

const pipeline = () => compile(destination, { settings: { clientId: 'c-1', clientSecret: 'secret-1234' } });
const three = ['a', 'b', 'c'].map((event) => ({ type: 'track', event, userId: event, messageId: event }));

async function deliver(transport: Transport, own = pipeline()) {
  const delivered = [];
  for await (const one of own.deliver(three, { transport, attempts: 2, sleep: async () => {} })) delivered.push(one);
  return delivered;
}

async function outcomesOf(transport: Transport, own = pipeline()) {
  return (await deliver(transport, own)).map(({ outcome }) => outcome);
}

it('plans requests without a token, fetches one before the first, and keeps it', async () => {
  const own = pipeline();
  expect(own.plan(three).drafts[0]?.request.headers).toEqual({ Authorization: 'Bearer {{access token}}' });
  const { asked, transport } = vendor();
  expect(await outcomesOf(transport, own)).toEqual([
    { status: 'delivered' },
    { status: 'delivered' },
    { status: 'delivered' },
  ]);
  expect((await own.test(transport)).status).toBe('delivered');
  expect(asked).toEqual(['login', 'Bearer t-1', 'Bearer t-1', 'Bearer t-1', 'Bearer t-1']);
});

it('fetches another one where the vendor takes the first no longer, and gives up where it takes that neither', async () => {
  const fresh = vendor(({ headers: { Authorization } }) => ({ status: Authorization === 'Bearer t-1' ? 401 : 200 }));
  const outcomes = await outcomesOf(fresh.transport);
  expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
  const never = vendor(() => ({ status: 401 }));
  expect((await outcomesOf(never.transport))[0]).toMatchObject({ status: 'rejected', fix: 'settings' });
});

it.each<[string, Ask, object]>([
  [
    'credentials that the vendor refuses',
    () => ({ status: 400, json: { error: 'invalid_client', error_description: 'No such client secret-1234' } }),
    { status: 'rejected', fix: 'settings' },
  ],
  ['an answer without a token', () => ({ json: {} }), { status: 'rejected', fix: 'settings' }],
  ['a vendor who is overloaded', () => ({ status: 503 }), { status: 'retry' }],
])('sends nothing with %s, and says who must act', async (_, login, expected) => {
  const { asked, transport } = vendor(undefined, login);
  const delivered = await deliver(transport);
  const outcomes = delivered.map(({ outcome }) => outcome);
  expect(outcomes[0]).toMatchObject(expected);
  expect(outcomes.map((outcome) => 'mayHaveArrived' in outcome && outcome.mayHaveArrived)).toEqual([
    false,
    false,
    false,
  ]);
  expect(delivered.map(({ isSent }) => isSent)).toEqual([false, false, false]);
  expect(asked.filter((one) => one !== 'login')).toEqual([]);
  expect(JSON.stringify(outcomes)).not.toContain('secret-1234');
});

it('lets no token into an outcome, though the vendor repeats it', async () => {
  const { transport } = vendor(({ headers: { Authorization } }) => ({
    status: 400,
    json: { message: `No: ${Authorization}` },
  }));
  expect(JSON.stringify(await outcomesOf(transport))).not.toContain('t-1');
});
