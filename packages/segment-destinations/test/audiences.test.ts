import { createAudience, getAudience, hasAudiences } from '@sluice/segment-destinations';
import { callerOf } from './caller-of';
import { audiences, posting } from './definitions';
import { deliverWith, json, track } from './deliver-with';

const settings = {
  account: 'a1',
  oauth_access_token: 'old-token',
  oauth_refresh_token: 'refresh-1',
  oauth_client_id: 'client',
  oauth_client_secret: 'secret-1',
};

it('makes an audience at the vendor, and looks for it', async () => {
  const { sent, ...caller } = callerOf(audiences, settings, () => json({ id: 'x-1' }));
  const audienceSettings = { region: 'eu' };
  expect(await createAudience(audiences, 'Vips', { ...caller, audienceSettings })).toEqual({ externalId: 'x-1' });
  expect(await getAudience(audiences, 'x-1', caller)).toEqual({ externalId: 'x-1' });
  expect(sent).toMatchObject([
    {
      method: 'POST',
      headers: { authorization: 'Bearer old-token' },
      body: '{"name":"Vips","region":"eu","account":"a1","refresh":"refresh-1"}',
    },
    { method: 'GET', url: 'https://api.vendor.example/audiences/x-1' },
  ]);
});

it('refreshes a refused access token, and asks again', async () => {
  const refreshAccessToken = () => Promise.resolve({ accessToken: 'new-token' });
  const authentication = {
    scheme: 'oauth2' as const,
    fields: audiences.authentication?.fields ?? {},
    refreshAccessToken,
  };
  const refreshing = { ...audiences, authentication };
  const { sent: _, ...caller } = callerOf(refreshing, settings, ({ headers }) =>
    headers.authorization === 'Bearer new-token' ? json({ id: 'x-2' }) : json({}, 401),
  );
  expect(await createAudience(refreshing, 'Vips', caller)).toEqual({ externalId: 'x-2' });
});

it.each([
  [
    'the definition refuses it',
    '',
    () => json({}),
    { status: 'rejected', fix: 'settings', message: 'Missing audience name.' },
  ],
  ['the vendor refuses it', 'Vips', () => json({}, 403), { status: 'rejected', fix: 'settings' }],
  ['the vendor is busy', 'Vips', () => json({}, 429), { status: 'retry' }],
  ['the vendor names none', 'Vips', () => json({}), { status: 'rejected', fix: 'vendor' }],
])('says why there is no audience where %s', async (_, name, answer, outcome) => {
  const { sent: __, ...caller } = callerOf(audiences, settings, answer);
  expect(await createAudience(audiences, name, caller)).toMatchObject(outcome);
});

it('makes none with settings that an audience does not have', async () => {
  const { sent, ...caller } = callerOf(audiences, settings);
  const options = { ...caller, audienceSettings: { regoin: 'eu' } };
  expect(await createAudience(audiences, 'Vips', options)).toMatchObject({
    status: 'rejected',
    fix: 'settings',
    message: 'regoin: There is no such key. Did you mean region?',
  });
  expect(sent).toEqual([]);
});

it('makes none where Segment makes none', async () => {
  expect([hasAudiences(audiences), hasAudiences(posting)]).toEqual([true, false]);
  const { sent, ...caller } = callerOf(posting, { apiKey: 'key-1234' });
  expect(await createAudience(posting, 'Vips', caller)).toMatchObject({ status: 'rejected' });
  expect(sent).toEqual([]);
});

it('notes an event of an audience that nobody has made', async () => {
  const events = [{}, { computation_key: 'vips' }, { computation_key: 'vips', external_audience_id: 'x-1' }].map(
    (personas, place) => track(String(place), { context: { personas } }),
  );
  const { outcomes } = await deliverWith(audiences, events, { settings });
  const notes = outcomes.map((outcome) => ('notes' in outcome ? outcome.notes : undefined));
  expect(notes).toEqual([undefined, [expect.stringContaining('external_audience_id')], undefined]);
});
