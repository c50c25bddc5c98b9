import { MessageChannel } from 'node:worker_threads';
import { destination as bloomreach } from '@sluice/bloomreach';
import { compile } from '@sluice/engine';
import { generateEvents, specEvent, specEvents } from '@sluice/events';
import { subjectOf } from '@sluice/test-utils/conformance';
import { callsTo, connectPreview, type PreviewClient, type Progress } from '../src/preview.ts';
import { Pipelines, servePreview } from '../src/preview-worker.ts';

const { settings } = subjectOf(bloomreach);
const configuration = { destination: 'bloomreach', settings };
const order = specEvent('Order Completed');
const presets = bloomreach.presets.map((preset) => ({ ...preset }));
/** The presets with another mapping of one field. */
const withMapping = (name: string, mapping: Readonly<Record<string, unknown>>) => ({
  ...configuration,
  subscriptions: { [name]: { mapping } },
});

let channel: MessageChannel;
let client: PreviewClient;

beforeEach(() => {
  channel = new MessageChannel();
  servePreview({ bloomreach }, channel.port1);
  client = connectPreview(channel.port2);
  channel.port1.start();
  channel.port2.start();
});

afterEach(() => channel.port1.close());

it('answers several callers at one port, each what it has asked', async () => {
  const [first, second] = [callsTo(channel.port2), callsTo(channel.port2)];
  const [problems, explanation] = await Promise.all([
    first('check', [configuration]),
    second('explain', [configuration, order]),
  ]);
  expect(problems).toEqual([]);
  expect(explanation).toMatchObject({ outcome: { status: 'planned' } });
});

describe('one event', () => {
  it('is explained as the engine explains it', async () => {
    const expected = compile(bloomreach, { settings }).explain(order, { now: Date.now() });
    expect(await client.explain(configuration, order)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(expected.requests).not.toEqual([]);
  });

  it('is explained with subscriptions that are being edited', async () => {
    const edited = withMapping('Purchase', { purchase_id: { '@path': '$.messageId' } });
    const { requests } = await client.explain(edited, order);
    expect(JSON.stringify(requests[0]?.json)).toContain(`"purchase_id":"${order.messageId}"`);
  });

  it('is explained without compiling anew what was not edited, though it comes as a copy', () => {
    const compiled: string[] = [];
    const actions = Object.entries(bloomreach.actions).map(([key, action]) => {
      const plannerFor: typeof action.plannerFor = (mapping) => {
        compiled.push(key);
        return action.plannerFor(mapping);
      };
      return [key, { ...action, plannerFor }] as const;
    });
    const pipelines = new Pipelines({ bloomreach: { ...bloomreach, actions: Object.fromEntries(actions) } });
    const open = (field: string) => {
      const copies = (JSON.parse(JSON.stringify(presets)) as typeof presets).map((preset) =>
        preset.name === 'Purchase' ? { ...preset, mapping: { ...preset.mapping, user_id: field } } : preset,
      );
      compiled.length = 0;
      return pipelines.open({ ...configuration, subscriptions: copies });
    };
    open('first');
    expect(compiled).toHaveLength(presets.length);
    const { requests } = open('second').explain(order);
    expect(compiled).toEqual(['purchase']);
    expect(JSON.stringify(requests[0]?.json)).toContain('second');
  });

  it('is not explained where a configuration cannot work, and all that is wrong is said', async () => {
    const wrong = withMapping('Purchase', { nothing: 1, total_price: { '@nothing': 1 } });
    await expect(client.explain(wrong, order)).rejects.toThrow(/has no such field[\s\S]*"@nothing" is not a directive/);
    expect((await client.check(wrong)).map(({ place }) => place)).toEqual([
      'subscriptions["Purchase"].mapping.nothing',
      'subscriptions["Purchase"].mapping.total_price',
    ]);
    expect(await client.check(configuration)).toEqual([]);
    await expect(client.explain({ ...configuration, destination: 'acme' }, order)).rejects.toThrow(
      'There is no destination "acme". There are: bloomreach.',
    );
  });
});

it('plans events together, as they would be sent', async () => {
  const events = [...generateEvents({ count: 1200, visitors: 40 })];
  const pipeline = compile(bloomreach, { settings });
  const planned = [0, 500, 1000].flatMap((from) => pipeline.plan(events.slice(from, from + 500)).drafts);
  await client.load(events);
  const progress: Progress[] = [];
  const { requests, outcomes } = await client.plan(configuration, { onProgress: (one) => progress.push(one) });
  expect(requests.map(({ events: _events, ...request }) => request)).toEqual(
    JSON.parse(JSON.stringify(planned.map(({ request }) => request))),
  );
  expect(outcomes).toHaveLength(1200);
  const sent = new Set(requests.flatMap((request) => request.events));
  expect(outcomes.flatMap(({ status }, place) => (status === 'planned' ? [place] : []))).toEqual(
    [...sent].toSorted((first, second) => first - second),
  );
  expect(progress.map(({ done }) => done)).toEqual([500, 1000, 1200]);
});

describe('the flow of many events', () => {
  const named = (event: string, more: object = {}) => ({ ...order, event, ...more });
  const events = [
    order,
    named('order completed'),
    named('Quiz Taken'),
    named('Quiz Taken', { properties: {} }),
    named('Order Completed', { properties: { ...order.properties, order_id: '' } }),
    { type: 'group', userId: '', groupId: '' },
    'no event',
  ];

  it('goes from names over subscriptions to outcomes, each with its events', async () => {
    await client.load(events);
    const { bands, events: count } = await client.flow(configuration);
    expect(count).toBe(7);
    expect(bands[0]).toMatchObject({ name: 'Quiz Taken', subscriptions: ['Track event'], events: [2, 3] });
    expect(bands.filter(({ name }) => name === 'Order Completed')).toMatchObject([
      { subscriptions: ['Purchase'], status: 'planned', events: [0] },
      { subscriptions: ['Purchase'], status: 'rejected', events: [4], reasons: [{ fix: 'event', events: [4] }] },
    ]);
    expect(bands.flatMap((band) => band.events).toSorted((first, second) => first - second)).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
    expect(bands.find(({ name }) => name === 'no event')).toMatchObject({ subscriptions: [], status: 'rejected' });
  });

  it('tells which names nobody is for, and which are nearly a standard one', async () => {
    await client.load(events);
    const { names } = await client.flow(configuration);
    const coverage = Object.fromEntries(names.map(({ name, takenBy, nearMiss }) => [name, [takenBy, nearMiss]]));
    expect(coverage).toEqual({
      'Order Completed': ['own', undefined],
      'order completed': ['others', 'Order Completed'],
      'Quiz Taken': ['others', undefined],
      group: ['own', undefined],
      'no event': ['nobody', undefined],
    });
    const without = presets.filter(({ name }) => name !== 'Track event');
    const alone = await client.flow({ ...configuration, subscriptions: without });
    expect(alone.names.find(({ name }) => name === 'Quiz Taken')?.takenBy).toBe('nobody');
  });

  it('counts requests as they are sent, together', async () => {
    const many = [...generateEvents({ count: 700, visitors: 10 })];
    await client.load(many);
    const { requests } = await client.flow(configuration);
    expect(requests).toBe((await client.plan(configuration)).requests.length);
    expect(requests).toBeLessThan(700);
  });
});

describe('the comparison of two configurations', () => {
  it('finds no change where there is none', async () => {
    await client.load([...specEvents]);
    const { changed, places, outcomes, details } = await client.compare(configuration, {
      ...configuration,
      subscriptions: presets,
    });
    expect({ changed, places, outcomes, details }).toEqual({ changed: [], places: [], outcomes: [], details: [] });
  });

  it('tells which values of which events change, are added and removed', async () => {
    await client.load([...specEvents]);
    const mapping = { purchase_id: { '@template': 'No. {{properties.order_id}}' }, voucher_code: { '@literal': '' } };
    const { changed, places, details } = await client.compare(configuration, withMapping('Purchase', mapping));
    const orders = specEvents.flatMap(({ event }, place) => (event === 'Order Completed' ? [place] : []));
    expect(changed).toEqual(orders);
    const base = '/json/commands/*/data/properties';
    expect(places).toContainEqual({ at: `${base}/purchase_id`, kind: 'changed', events: orders });
    expect(places).toContainEqual({ at: `${base}/voucher_code`, kind: 'removed', events: orders });
    expect(details[0]?.values).toContainEqual({
      request: 0,
      at: '/json/commands/1/data/properties/purchase_id',
      before: 'O-90210',
      after: 'No. O-90210',
    });
  });

  it('tells which events have another outcome', async () => {
    await client.load([order, specEvent('Product Viewed')]);
    const { outcomes, details, places } = await client.compare(configuration, {
      ...configuration,
      subscriptions: { Purchase: false as const, 'Track event': false as const },
    });
    expect(outcomes).toEqual([{ before: 'planned', after: 'skipped', events: [0] }]);
    expect(details[0]).toMatchObject({ event: 0, requests: { before: 1, after: 0 } });
    expect(places.every(({ kind }) => kind === 'removed')).toBe(true);
  });
});

describe('work on many events', () => {
  it('lets what is asked meanwhile go first', async () => {
    await client.load([...generateEvents({ count: 3000, visitors: 50 })]);
    const went: string[] = [];
    const flow = client.flow(configuration).then(() => went.push('flow'));
    await client.explain(configuration, order);
    went.push('explanation');
    await flow;
    expect(went).toEqual(['explanation', 'flow']);
  });

  it('ends when it is cancelled', async () => {
    await client.load([...generateEvents({ count: 3000, visitors: 50 })]);
    const controller = new AbortController();
    const progress: Progress[] = [];
    const flow = client.flow(configuration, {
      signal: controller.signal,
      onProgress: (one) => {
        progress.push(one);
        controller.abort(new Error('Changed my mind.'));
      },
    });
    await expect(flow).rejects.toThrow('Changed my mind.');
    // The other end goes on answering, and says no more of it.
    expect(await client.check(configuration)).toEqual([]);
    expect(progress).toEqual([{ done: 100, total: 3000 }]);
    await expect(client.flow(configuration, { signal: AbortSignal.abort(new Error('Not now.')) })).rejects.toThrow(
      'Not now.',
    );
  });

  it('is about the events as they were given last', async () => {
    await client.load([order]);
    await client.replace(0, specEvent('Product Viewed'));
    const { names } = await client.flow(configuration);
    expect(names.map(({ name }) => name)).toEqual(['Product Viewed']);
  });
});
