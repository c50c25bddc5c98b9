import type { Plan } from '@sluice/kit/host';
import { acme, namesIn, pipelineOf, track, tracking } from './acme';

/** The payload that one event becomes under a mapping, or the outcome. */
function payloadOf(mapping: Readonly<Record<string, unknown>>, event: object): unknown {
  const seen: unknown[] = [];
  const destination = acme({}, (payload) => void seen.push(payload));
  const { outcomes } = pipelineOf([tracking(mapping)], destination).plan([event]);
  return outcomes[0] ?? seen[0];
}

/** The names of the events in all requests of a plan. */
function namesOf({ drafts }: Pick<Plan, 'drafts'>): string[] {
  return drafts.flatMap(({ request }) => namesIn(request));
}

const products = (items: unknown) => track('A', 'c1', { properties: { products: items } });

test('rejects the one event on which a mapping fails, and says that the settings are to be mended', () => {
  const pipeline = pipelineOf([tracking({ name: { '@path': { '@path': '$.nameFrom' } } })]);
  const { outcomes, drafts } = pipeline.plan([track('A'), track('B', 'c1', { nameFrom: 'event' })]);
  expect(outcomes).toEqual([
    {
      status: 'rejected',
      fix: 'settings',
      message: expect.stringMatching(/^The mapping of "Track" fails on this event: .*@path/),
      cause: expect.any(Error) as Error,
    },
    undefined,
  ]);
  expect(namesOf({ drafts })).toEqual(['B']);
});

test('never changes a mapping, and makes the same of every event', () => {
  const replace = { '@replace': { pattern: ' ', pattern2: 'x', value: { '@path': '$.event' } } };
  const subscription = tracking({ name: replace, products: [{ sku: 5, price: '1.5', name: null }] });
  const before = structuredClone(subscription);
  const pipeline = pipelineOf([subscription]);
  const names = [track('A B x'), track('A B x')].map((event) => namesOf(pipeline.plan([event])));
  expect(names).toEqual([['AB'], ['AB']]);
  expect(subscription).toEqual(before);
});

test('takes a mapping that nobody may change, and does not look at it again', () => {
  const mapping = tracking({ name: { '@replace': { pattern: 'x', value: { '@path': '$.event' } } } });
  const changed = structuredClone(mapping);
  const pipeline = pipelineOf([changed]);
  Object.assign(changed.mapping, { name: 'other' });
  expect(namesOf(pipeline.plan([track('Ax')]))).toEqual(['A']);
  Object.freeze(mapping.mapping);
  expect(() => pipelineOf([mapping]).plan([track('A')])).not.toThrow();
});

test('takes a mapping whose whole payload one directive makes, as Segment writes it', () => {
  const root = { '@transform': { apply: { event: { '@template': '{{event}}!' }, userId: { '@path': '$.userId' } } } };
  expect(payloadOf({ __segment_internal_directive: root }, track('A'))).toMatchObject({ name: 'A!', customerId: 'c1' });
});

test('gives an event a null for its context, its properties or its traits', () => {
  expect(payloadOf({}, track('A', 'c1', { context: null, properties: null, traits: null }))).toEqual({
    name: 'A',
    customerId: 'c1',
  });
});

test('shares nothing with the event that it was made from', () => {
  const event = products([{ product_id: 'p1', sku: 's1' }]);
  const payload = payloadOf({ products: { '@path': '$.properties.products' } }, event);
  const [line] = (payload as { products: { sku: string }[] }).products;
  Object.assign(line ?? {}, { sku: 'changed' });
  expect(event).toEqual(products([{ product_id: 'p1', sku: 's1' }]));
});

test.each([
  ['{"type":"track","event":"A","userId":"c1","__proto__":{"isAdmin":true}}'],
  ['{"type":"track","event":"A","userId":"c1","constructor":{"prototype":{"isAdmin":true}}}'],
  ['{"type":"track","event":"A","userId":"c1","properties":{"__proto__":{"isAdmin":true},"products":[{"sku":"s"}]}}'],
  ['{"type":"track","event":"A","userId":"c1","properties":{"products":[{"__proto__":{"isAdmin":true},"sku":"s"}]}}'],
  ['{"type":"track","event":"A","userId":"c1","properties":{"products":[{"__proto__":null,"toString":1,"sku":"s"}]}}'],
  ['{"type":"track","event":"A","userId":"c1","hasOwnProperty":1,"properties":{"products":{"__proto__":{"sku":"s"}}}}'],
])('is not harmed by %s', (text) => {
  const event: object = JSON.parse(text) as object;
  for (const name of ['$.event', '$.__proto__', '$.constructor', '$.__proto__.isAdmin', '$.constructor.prototype']) {
    const mapping = { name: { '@path': name }, products: { '@path': '$.properties.products' } };
    expect(() => payloadOf(mapping, event)).not.toThrow();
    const merged = { '@merge': { direction: 'right', objects: [{ '@path': '$.properties' }, { '@path': '$' }] } };
    expect(() => payloadOf({ products: merged }, event)).not.toThrow();
  }
  expect('isAdmin' in {}).toBe(false);
  const lines = payloadOf({ products: { '@path': '$.properties.products' } }, event);
  expect(JSON.stringify(lines)).not.toContain('isAdmin":true,"sku"');
});

test('is not harmed by keys of a mapping that stand for members of every object', () => {
  const mapping = JSON.parse('{"name":{"__proto__":{"@path":"$.event"},"constructor":1}}') as Record<string, unknown>;
  expect(payloadOf(mapping, track('A'))).toMatchObject({ status: 'rejected', fix: 'event' });
  expect('@path' in {}).toBe(false);
  const unknown = JSON.parse('{"__proto__":{"@path":"$.event"}}') as Record<string, unknown>;
  expect(() => pipelineOf([{ ...tracking(), mapping: unknown }])).toThrow('subscriptions[0].mapping.__proto__');
});

test.each(['$.constructor.name', '$.userId.constructor.name', '$.toString.name', '$.__proto__.toString.name'])(
  'reads a member of every object as undefined: %s',
  (path) => {
    expect(payloadOf({ name: { '@path': path } }, track('A'))).toMatchObject({
      status: 'rejected',
      message: expect.stringContaining('Event name is missing'),
    });
  },
);
