import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { pipelineOf, settings, tracking } from './acme';

const path = (text: string) => ({ '@path': text });

/** Subscriptions that look at everything in an event, with every directive. */
const pipelines = [
  tracking(),
  tracking({ name: { '@template': '{{event}} {{properties.a.b}}' }, products: path('$.properties') }, 'type != "x"'),
  tracking(
    {
      name: { '@case': { operator: 'upper', value: path('$.event') } },
      customerId: { '@if': { blank: path('$.userId'), then: path('$.userId'), else: path('$.traits.a') } },
      occurredAt: { '@replace': { pattern: '-', value: path('$.timestamp') } },
      products: {
        '@arrayPath': [
          '$.properties.a',
          { sku: path('$.b'), name: { '@json': { mode: 'encode', value: path('$.') } } },
        ],
      },
    },
    'contains(event, "a") or properties.a.b > 1 or context.a = null or traits.a = false',
  ),
  tracking({
    name: { '@json': { mode: 'decode', value: path('$.event') } },
    customerId: { '@liquid': '{{ userId | upcase }}{{ properties.a.b }}' },
    products: { '@flatten': { separator: '.', value: { '@literal': [path('$.properties'), path('$.context')] } } },
  }),
  tracking({
    name: { '@transform': { apply: { a: path('$.properties') }, mapping: path('$.a.event') } },
    products: { '@merge': { direction: 'right', objects: [path('$.properties'), path('$.traits')] } },
    occurredAt: { '@excludeWhenNull': path('$.properties.a') },
  }),
].map((subscription) => pipelineOf([subscription]));

const key = fc.constantFrom(
  'a',
  'b',
  'event',
  'length',
  '0',
  '__proto__',
  'constructor',
  'toString',
  'prototype',
  'then',
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      null,
      undefined,
      '',
      'a',
      '[1',
      '{"a":{"event":"x"}}',
      '{{a}}',
      true,
      false,
      0,
      -0,
      1e308,
      Number.NaN,
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.double(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

const members = [
  'type',
  'event',
  'userId',
  'properties',
  'traits',
  'context',
  'integrations',
  'timestamp',
  '__proto__',
];
const event = fc.oneof(
  { arbitrary: fc.dictionary(fc.constantFrom(...members), value), weight: 1 },
  {
    arbitrary: fc
      .dictionary(fc.constantFrom(...members), value)
      .map((odd) => ({ event: 'a', userId: 'a', ...odd, type: 'track', integrations: undefined })),
    weight: 4,
  },
  { arbitrary: value, weight: 1 },
);

test('never throws for an event, however odd, and has an outcome or requests for each', () => {
  const statuses = new Set<string>();
  fc.assert(
    fc.property(fc.array(event, { maxLength: 4 }), fc.constantFrom(...pipelines), (events, pipeline) => {
      const before = structuredClone(events);
      const { drafts, outcomes } = pipeline.plan(events);
      expect(outcomes).toHaveLength(events.length);
      for (const [index, outcome] of outcomes.entries()) {
        const isPlanned = drafts.some(({ parts }) => parts.some((part) => part.event === index));
        expect(isPlanned).toBe(outcome === undefined);
        statuses.add(outcome?.status ?? 'planned');
        expect(JSON.stringify(outcome ?? '')).not.toContain(settings.apiKey);
      }
      expect(events).toEqual(before);
    }),
    runs(2500),
  );
  expect(statuses).toEqual(new Set(['planned', 'rejected', 'skipped']));
  expect('isAdmin' in {} || 'a' in {} || 'b' in {}).toBe(false);
});

test('plans an odd event alone as it plans it among others', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 4 }), fc.constantFrom(...pipelines), (events, pipeline) => {
      const together = pipeline.plan(events).outcomes;
      expect(together).toEqual(events.map((one) => pipeline.plan([one]).outcomes[0]));
    }),
    runs(500),
  );
});

it('an event too deep to be written as JSON is refused, and the others go on', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`);
  const good = { type: 'track', event: 'Ping', userId: 'u' };
  const decoded = tracking({ products: { '@flatten': { separator: '.', value: path('$.properties') } } });
  const { outcomes } = pipelineOf([decoded]).plan([good, { ...good, properties: deep }, good]);
  expect(outcomes).toEqual([
    undefined,
    {
      status: 'rejected',
      fix: 'event',
      message: 'The event is nested more than 500 levels deep: flatten it.',
      cause: expect.any(RangeError) as RangeError,
    },
    undefined,
  ]);
  // What is not sent may be as deep as it likes.
  expect(pipelineOf([tracking()]).plan([{ ...good, properties: deep }]).outcomes).toEqual([undefined]);
});
