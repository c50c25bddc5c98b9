import { compile } from '@sluice/engine';
import { asDestination } from '@sluice/segment-destinations';
import { batches, oauth, posting } from './definitions';
import { type Answering, deliverWith, json, track } from './deliver-with';

const settings = {
  oauth_access_token: 'old-token',
  oauth_refresh_token: 'refresh-1',
  oauth_client_id: 'client',
  oauth_client_secret: 'secret-1',
};

const refreshing: Answering = ({ url, headers }) => {
  if (url.startsWith('https://login')) return json({ access_token: 'new-token' });
  return json({}, headers.authorization === 'Bearer new-token' ? 200 : 401);
};

it('refreshes a refused access token once for all, and sends what was refused again', async () => {
  const told: unknown[] = [];
  const events = ['1', '2', '3'].map((name) => track(name, { userId: name }));
  const { sent, outcomes } = await deliverWith(oauth, events, {
    settings,
    answer: refreshing,
    onTokenRefresh: (tokens) => void told.push(tokens),
  });
  const refreshes = sent.filter(({ url }) => url.startsWith('https://login'));
  expect(refreshes.map(({ body }) => body)).toEqual([
    'refresh_token=refresh-1&client_id=client&client_secret=secret-1',
  ]);
  expect(told).toEqual([{ accessToken: 'new-token', refreshToken: 'refresh-1' }]);
  expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
});

/** Refuses the events called otherwise than "1" in the first batch because of the token. */
function refusingFirst(seen: string[][]) {
  return {
    ...oauth,
    actions: {
      add: {
        ...batches.actions.add,
        perform: () => undefined,
        async performBatch(request: (url: string) => unknown, { payload }: { payload: { name: string }[] }) {
          await request('https://api.vendor.example/');
          seen.push(payload.map(({ name }) => name));
          const isFirst = seen.length === 1;
          const nodes = payload.map(({ name }) =>
            isFirst && name !== '1' ? { status: 401, errormessage: 'No.' } : { status: 200 },
          );
          return { getResponseAtIndex: (place: number) => ({ value: () => nodes[place] }) };
        },
      },
    },
    presets: [
      {
        type: 'automatic',
        partnerAction: 'add',
        subscribe: 'type = "track"',
        mapping: { name: { '@path': '$.event' } },
      },
    ],
  };
}

const three = ['1', '2', '3'].map((name) => track(name));

it('sends again only those of a batch that were refused', async () => {
  const seen: string[][] = [];
  const answer: Answering = () => json({ access_token: 'new-token' });
  const { outcomes } = await deliverWith(refusingFirst(seen), three, { settings, answer });
  expect(seen).toEqual([
    ['1', '2', '3'],
    ['2', '3'],
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
});

it('keeps what was delivered of a batch where no new token is given', async () => {
  const { outcomes } = await deliverWith(refusingFirst([]), three, { settings, answer: () => json({}) });
  expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'rejected', 'rejected']);
});

it('rejects, for the settings, where no new token is given', async () => {
  const answer: Answering = ({ url }) => (url.startsWith('https://login') ? json({}) : json({}, 401));
  const { outcomes } = await deliverWith(oauth, [track('1')], { settings, answer });
  expect(outcomes[0]).toMatchObject({
    status: 'rejected',
    fix: 'settings',
    message: 'The access token was refused and could not be refreshed: The vendor gave no new access token.',
  });
});

it.each([
  ['fails for now', () => json({ message: 'Broken.' }, 500), 'login.vendor.example answered 500: Broken.'],
  ['asks to wait', () => json({}, 429), 'login.vendor.example answered 429'],
  [
    'is not reached',
    () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
    'No answer: connect ECONNREFUSED',
  ],
])('sends again later, and pauses nothing, where the login %s', async (_, login, reason) => {
  const answer: Answering = ({ url }) => (url.startsWith('https://login') ? login() : json({}, 401));
  const events = ['1', '2'].map((name) => track(name, { userId: name }));
  const { sent, outcomes } = await deliverWith(oauth, events, { settings, answer });
  const message = `The access token was refused and could not be refreshed: ${reason}`;
  expect(outcomes).toMatchObject([
    { status: 'retry', message },
    { status: 'retry', message },
  ]);
  expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/events', '/token', '/events', '/token']);
});

it('names the vendor’s reason for giving no token', async () => {
  const refused = json({ message: 'refresh-1 has expired.' }, 400);
  const answer: Answering = ({ url }) => (url.startsWith('https://login') ? refused : json({}, 401));
  const { outcomes } = await deliverWith(oauth, [track('1')], { settings, answer });
  expect(outcomes[0]).toMatchObject({
    status: 'rejected',
    fix: 'settings',
    httpStatus: 401,
    message: expect.stringContaining('answered 400: {{oauth_refresh_token}} has expired.') as string,
  });
});

it('tries credentials and forgets people by the definition’s own functions', async () => {
  const sent: string[] = [];
  const pipeline = compile(asDestination(posting), { settings: { apiKey: 'key-123' } });
  const transport = (status: number) => ({
    async send({ method, url }: { method: string; url: string }) {
      sent.push(`${method} ${url}`);
      return { status, headers: {}, json: undefined, text: '' };
    },
    close: () => Promise.resolve(),
  });
  expect(await pipeline.test(transport(200))).toEqual({ status: 'delivered' });
  expect(await pipeline.test(transport(401))).toMatchObject({ status: 'rejected', fix: 'settings' });
  expect(await pipeline.erase({ userId: 'ada' }, transport(204))).toEqual({ status: 'delivered' });
  expect(sent).toEqual([
    'GET https://api.vendor.example/me?region=us',
    'GET https://api.vendor.example/me?region=us',
    'DELETE https://api.vendor.example/people/ada',
  ]);
});

it('hides new tokens in messages, as those of the settings', async () => {
  const answer: Answering = ({ url, headers }) => {
    if (url.startsWith('https://login')) return json({ access_token: 'new-token-12345678' });
    return json(
      { message: `Not with ${headers.authorization}.` },
      headers.authorization === 'Bearer old-token' ? 401 : 400,
    );
  };
  const { outcomes } = await deliverWith(oauth, [track('1')], { settings, answer });
  expect(outcomes[0]).toMatchObject({
    status: 'rejected',
    message: 'api.vendor.example answered 400: Not with Bearer {{oauth_access_token}}.',
  });
});

it.each([
  ['an error', new Error('No such workspace.'), 'No such workspace.'],
  ['a bug', new TypeError('Cannot read properties of undefined'), 'It fails: TypeError'],
])('asks for other settings where trying them ends in %s', async (_, error, message) => {
  const authentication = { scheme: 'custom', fields: {}, testAuthentication: () => Promise.reject(error) };
  const pipeline = compile(asDestination({ ...oauth, authentication }), { settings: {} });
  const transport = { send: () => Promise.reject(new Error('Nothing is sent.')), close: () => Promise.resolve() };
  expect(await pipeline.test(transport)).toMatchObject({ status: 'rejected', fix: 'settings', message });
});

it('tries credentials with a new access token where the old one is refused', async () => {
  const seen: (string | undefined)[] = [];
  const definition = {
    ...oauth,
    authentication: {
      ...oauth.authentication,
      scheme: 'oauth2',
      fields: {},
      testAuthentication: (request: (url: string) => unknown) => request('https://api.vendor.example/me'),
    },
  };
  const pipeline = compile(asDestination(definition), { settings });
  const outcome = await pipeline.test({
    async send({ method, url, headers }) {
      seen.push(headers.authorization);
      return { status: 200, headers: {}, json: undefined, ...refreshing({ method, url, headers }, 0) };
    },
    close: () => Promise.resolve(),
  });
  expect(outcome).toEqual({ status: 'delivered' });
  expect(seen).toEqual(['Bearer old-token', 'Bearer undefined', 'Bearer new-token']);
});
