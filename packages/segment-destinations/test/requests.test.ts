import { bodies, posting, surroundings, twoSteps } from './definitions';
import { deliverWith, json, track } from './deliver-with';

const settings = { apiKey: 'key-123' };

it('merges what the definition and its action say of a request', async () => {
  const { sent, outcomes } = await deliverWith(posting, [track('Signed Up')], { settings });
  expect(sent).toEqual([
    {
      method: 'POST',
      url: 'https://api.vendor.example/events?a=b+c',
      headers: { authorization: 'Bearer key-123', 'x-new': '1', 'content-type': 'application/json' },
      body: '{"source":{"kind":"segment","region":"us"},"name":"Signed Up"}',
    },
  ]);
  expect(outcomes).toEqual([{ status: 'delivered' }]);
});

it('sends forms, texts, bytes and nothing, as node-fetch does', async () => {
  const events = ['form', 'text', 'bytes', 'untyped', 'blob', 'none'].map((name) => track(name));
  const { sent } = await deliverWith(bodies, events);
  expect(sent.map(({ method, headers, body }) => ({ method, headers, body }))).toEqual([
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      body: 'a=1&b=%C3%BC',
    },
    {
      method: 'PUT',
      headers: { 'content-type': 'text/plain;charset=UTF-8', authorization: 'Basic QWRhOnDDpHNzd29yZA==' },
      body: '{"a":1}',
    },
    { method: 'POST', headers: {}, body: new Uint8Array([0, 255, 1]) },
    { method: 'POST', headers: {}, body: new TextEncoder().encode('a,b') },
    { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a,b' },
    { method: 'GET', headers: {}, body: undefined },
  ]);
});

it('puts credentials within an address into a header', async () => {
  const { sent } = await deliverWith(bodies, [track('login')]);
  expect(sent).toEqual([
    {
      method: 'GET',
      url: 'https://api.vendor.example/in?b=2',
      headers: { authorization: `Basic ${btoa('Ada:p@ss')}` },
      body: undefined,
    },
  ]);
});

it('refuses what has no address, and no other event', async () => {
  const { sent, outcomes } = await deliverWith(bodies, [track('no address'), track('none')]);
  expect(outcomes).toMatchObject([
    { status: 'rejected', fix: 'event', message: expect.stringContaining('the address is not a URL.') as string },
    { status: 'delivered' },
  ]);
  expect(sent).toHaveLength(1);
});

it('gives actions the answer as Segment does, and sends what they make of it', async () => {
  const etag = { etag: '"7"' };
  const { sent, outcomes } = await deliverWith(twoSteps, [track('ada')], {
    answer: (_, place) =>
      place === 0 ? { ...json({ id: '42' }), headers: { 'content-type': 'application/json', ...etag } } : json({}),
  });
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://api.vendor.example/people/ada',
    'PATCH https://api.vendor.example/people/42',
  ]);
  expect(JSON.parse(String(sent[1]?.body))).toEqual({
    etag: '"7"',
    all: { 'content-type': 'application/json', etag: '"7"' },
    content: '{"id":"42"}',
    ok: true,
    body: { id: '42' },
  });
  expect(outcomes).toEqual([{ status: 'delivered' }]);
});

it('leaves errors to actions that want to see them', async () => {
  const { sent, outcomes } = await deliverWith(twoSteps, [track('ada')], {
    answer: (_, place) => (place === 0 ? json({}, 404) : json({})),
  });
  expect(sent.map(({ method, body }) => [method, body])).toEqual([
    ['GET', undefined],
    ['POST', '{"name":"ada"}'],
  ]);
  expect(outcomes).toEqual([{ status: 'delivered' }]);
});

it('takes for data only what says that it is JSON, and is', async () => {
  const seen: unknown[] = [];
  const looking = {
    ...bodies,
    actions: {
      send: {
        fields: {},
        async perform(request: (url: string) => Promise<{ data: unknown; content: string }>) {
          const { data, content } = await request('https://api.vendor.example/');
          seen.push([data, content]);
        },
      },
    },
  };
  const read = { headers: { 'content-type': 'application/json' }, json: { a: 1 } };
  const texts = [json({ a: 1 }), read, { text: '{"a":1}' }, { ...json(1), text: '{"a":' }, { ...json(1), text: '' }];
  for (const text of texts) await deliverWith(looking, [track('x')], { answer: () => text });
  expect(seen).toEqual([
    [{ a: 1 }, '{"a":1}'],
    [{ a: 1 }, '{"a":1}'],
    ['{"a":1}', '{"a":1}'],
    [undefined, '{"a":'],
    [undefined, ''],
  ]);
});

it('hands over answers of bytes, and of no content type', async () => {
  const seen: unknown[] = [];
  const looking = {
    ...bodies,
    actions: {
      send: {
        fields: {},
        async perform(request: (url: string) => Promise<Response>) {
          const answer = await request('https://api.vendor.example/');
          seen.push(answer.headers.get('content-type'), new Uint8Array(await answer.arrayBuffer()));
        },
      },
    },
  };
  const bytes = new Uint8Array([0, 255, 128]);
  await deliverWith(looking, [track('x')], { answer: () => ({ status: 200, bytes }) });
  expect(seen).toEqual([null, bytes]);
});

it('follows redirects as node-fetch does: a POST as a GET, without credentials to another host', async () => {
  const { sent } = await deliverWith(posting, [track('Signed Up')], {
    settings,
    answer: (_, place) => (place === 0 ? { status: 302, headers: { location: 'https://other.example/x' } } : json({})),
  });
  expect(sent[1]).toEqual({
    method: 'GET',
    url: 'https://other.example/x',
    headers: { 'x-new': '1', 'content-type': 'application/json' },
    body: undefined,
  });
});

it('repeats a request with its body where a redirect asks for that, and gives up at the twenty-first', async () => {
  const { sent, outcomes } = await deliverWith(posting, [track('Signed Up')], {
    settings,
    answer: () => ({ status: 307, headers: { location: '/again' } }),
  });
  expect(sent).toHaveLength(21);
  expect(sent[20]).toMatchObject({ method: 'POST', url: 'https://api.vendor.example/again', body: sent[0]?.body });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', message: 'The vendor redirects without end.' });
});

it('hands over the event, and what Segment makes of its audience and mapping', async () => {
  const personas = { computation_class: 'audience', computation_key: 'vip', audience_settings: { a: 1 } };
  const event = track('x', { context: { personas }, properties: { vip: false } });
  const mapping = {
    name: { '@path': '$.event' },
    __segment_internal_matching_key: 'email',
    onMappingSave: { outputs: { id: '7' } },
  };
  const subscriptions = [{ partnerAction: 'sync', subscribe: 'type = "track"', mapping }];
  const presets = await deliverWith(surroundings, [event]);
  const own = await deliverWith(surroundings, [event], { subscriptions });
  const common = { messageId: 'm-x', audienceMembership: false, audienceSettings: { a: 1 }, personasContext: personas };
  expect(JSON.parse(String(presets.sent[0]?.body))).toEqual({ ...common, syncMode: 'mirror', hookOutputs: {} });
  expect(JSON.parse(String(own.sent[0]?.body))).toEqual({
    ...common,
    matchingKey: 'email',
    hookOutputs: { onMappingSave: { outputs: { id: '7' } } },
  });
});
