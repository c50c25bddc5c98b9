import { assemble } from '../src/host';
import { channel, made, namesIn, requestsOf, settings } from './acme';

const three = channel({ limits: { items: 3 } });

function event(person: string, ...names: string[]) {
  return made(person, ...names.map((name) => three.item({ event: name })));
}

test('keeps the items of one event in one request where they fit', () => {
  expect(requestsOf([event('a', 'a1', 'a2'), event('b', 'b1', 'b2'), event('c', 'c1')])).toEqual([
    ['a1', 'a2'],
    ['b1', 'b2', 'c1'],
  ]);
});

test('divides an event that is too big for one request, in order, into the fewest requests', () => {
  expect(requestsOf([event('a', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7')])).toEqual([
    ['a1', 'a2', 'a3'],
    ['a4', 'a5', 'a6'],
    ['a7'],
  ]);
});

test('lets a divided event share no request with others, which still share theirs', () => {
  expect(
    requestsOf([event('a', 'a1'), event('b', 'b1', 'b2', 'b3', 'b4'), event('c', 'c1'), event('b', 'b5')]),
  ).toEqual([['a1', 'c1'], ['b1', 'b2', 'b3'], ['b4'], ['b5']]);
});

test('divides an event whose items go to two channels or may not be together', () => {
  const first = channel({ together: ({ visitor = '' }) => visitor });
  const second = channel();
  const mixed = made(
    'a',
    first.item({ event: 'a1', visitor: 'x' }),
    first.item({ event: 'a2', visitor: 'y' }),
    second.item({ event: 'a3' }),
    second.item({ event: 'a4' }),
  );
  expect(requestsOf([mixed, made('b', second.item({ event: 'b1' }))])).toEqual([['a1'], ['a2'], ['a3', 'a4'], ['b1']]);
});

test('puts no two events of one person into a request where the vendor could not tell them apart', () => {
  const once = channel({ isOncePerPerson: true });
  const of = (person: string, name: string) => made(person, once.item({ event: name }));
  expect(requestsOf([of('a', 'a1'), of('b', 'b1'), of('a', 'a2'), of('b', 'b2'), of('c', 'c1')])).toEqual([
    ['a1', 'b1'],
    ['a2', 'b2', 'c1'],
  ]);
});

test('asks for togetherness by the settings, without passwords', () => {
  const seen: unknown[] = [];
  const asking = channel({ together: (_, given) => String(seen.push(given)) });
  requestsOf([made('a', asking.item({ event: 'a1' }))]);
  expect(seen[0]).toEqual({ region: 'eu', baseUrl: 'https://api.acme.dev' });
});

test('takes limits that depend on the settings', () => {
  const asking = channel({ limits: ({ region }) => ({ items: region === 'eu' ? 1 : 100 }) });
  expect(requestsOf(['a1', 'a2'].map((name) => made('a', asking.item({ event: name }))))).toEqual([['a1'], ['a2']]);
});

test('says of each request which event each of its items came from', () => {
  const { drafts, outcomes } = assemble([event('a', 'a1', 'a2'), event('b', 'b1')], settings);
  const parts = drafts.map(({ parts: own }) => own.map(({ event: index, items }) => [index, items.length]));
  expect(parts).toEqual([
    [
      [0, 2],
      [1, 1],
    ],
  ]);
  expect(outcomes).toEqual([undefined, undefined]);
});

test('keeps the outcomes that are known already and skips an event without items', () => {
  const known = { status: 'rejected', fix: 'event', message: 'Name is missing.' } as const;
  const { drafts, outcomes } = assemble([known, made('a'), event('b', 'b1')], settings);
  expect(outcomes).toEqual([known, { status: 'skipped', message: 'Nothing to send for this event.' }, undefined]);
  expect(drafts.map(({ request }) => namesIn(request))).toEqual([['b1']]);
});

test('makes the same requests every time, and gives the secrets to the request alone', () => {
  const events = [event('a', 'a1'), event('b', 'b1', 'b2', 'b3')];
  const { drafts } = assemble(events, settings);
  expect(assemble(events, settings).drafts).toEqual(drafts);
  expect(drafts[0]?.request).toEqual({
    method: 'POST',
    url: 'https://api.acme.dev/v2/events',
    headers: { authorization: `Basic ${Buffer.from('acme-secret-key:').toString('base64')}` },
    json: { events: [{ event: 'a1' }] },
  });
});

test('rejects the one event of which no request can be made, with the cause', () => {
  const fussy = channel({
    request: (events) => {
      if (events.some((one) => one.event === 'bad')) throw new URIError('URI malformed');
      return { method: 'POST', url: 'https://acme.dev/', headers: {}, json: { events } };
    },
  });
  const events = ['a1', 'bad', 'c1'].map((one, index) => made(`p${index}`, fussy.item({ event: one })));
  expect(requestsOf(events)).toEqual([['a1', 'c1']]);
  expect(assemble(events, settings).outcomes[1]).toMatchObject({
    status: 'rejected',
    fix: 'event',
    cause: expect.any(URIError) as URIError,
  });
});

test('lets an event that is to be alone share no request, and keeps its person’s order', () => {
  expect(
    requestsOf([event('a', 'a1'), { ...event('b', 'b1'), isAlone: true }, event('c', 'c1'), event('b', 'b2')]),
  ).toEqual([['a1', 'c1'], ['b1'], ['b2']]);
});
