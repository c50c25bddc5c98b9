import { asDestination } from '@sluice/segment-destinations';
import { batches } from './definitions';
import { deliverWith, json, track } from './deliver-with';

const add = (name: string, list = 'a') => track(name, { properties: { list } });
const bodiesOf = (sent: readonly { body?: unknown; url: string }[]) =>
  sent.map(({ body }) => JSON.parse(String(body)) as unknown);

it('batches events by size and keys, in order', async () => {
  const events = ['1', '2', '3', '4'].map((name) => add(name)).concat(add('5', 'b'), add('6', 'b'));
  const { sent, outcomes } = await deliverWith(batches, events);
  expect(bodiesOf(sent)).toEqual([['1', '2', '3'], ['4'], ['5', '6']]);
  expect(outcomes.map(({ status }) => status)).toEqual(Array(6).fill('delivered'));
});

it('sends a batch of one as a batch, and single events where the mapping says so', async () => {
  const mapping = { name: { '@path': '$.event' }, enable_batching: false };
  const subscriptions = [{ partnerAction: 'add', subscribe: 'type = "track"', mapping }];
  expect((await deliverWith(batches, [add('1')])).sent[0]?.url).toBe('https://api.vendor.example/many');
  const { sent } = await deliverWith(batches, [add('1'), add('2')], { subscriptions });
  expect(sent.map(({ url, body }) => [url, body])).toEqual([
    ['https://api.vendor.example/one', '{"name":"1"}'],
    ['https://api.vendor.example/one', '{"name":"2"}'],
  ]);
});

it('keeps a mapping’s own sizes, in events and in bytes', async () => {
  const mappingOf = (more: object) => ({ name: { '@path': '$.event' }, enable_batching: true, ...more });
  const sizesOf = async (more: object) => {
    const subscriptions = [{ partnerAction: 'add', subscribe: 'type = "track"', mapping: mappingOf(more) }];
    const { sent } = await deliverWith(
      withBytes,
      ['1', '2', '3'].map((name) => add(name)),
      { subscriptions },
    );
    return bodiesOf(sent).map((names) => (names as string[]).length);
  };
  expect(await sizesOf({ batch_size: 2 })).toEqual([2, 1]);
  expect(await sizesOf({ batch_bytes: 110 })).toEqual([2, 1]);
});

const field = { type: 'integer', label: 'Bytes', description: 'Of a batch.' } as const;
const addition = batches.actions.add as NonNullable<typeof batches.actions.add>;
const withBytes = {
  ...batches,
  actions: { add: { ...addition, fields: { ...addition.fields, batch_bytes: field } } },
};

it('tells what became of each event of a batch', async () => {
  const sized = ['good', 'bad', 'busy'].map((name) => add(name));
  const rest = ['refused', 'forgotten', 'odd'].map((name) => add(name));
  expect((await deliverWith(batches, sized)).outcomes).toMatchObject([
    { status: 'delivered' },
    { status: 'rejected', fix: 'event', message: 'Bad name.', httpStatus: 400 },
    { status: 'retry', message: 'Later.', httpStatus: 429 },
  ]);
  expect((await deliverWith(batches, rest)).outcomes).toMatchObject([
    { status: 'rejected', fix: 'vendor', message: 'Twice.', httpStatus: 409 },
    { status: 'retry', message: 'The action did not say what became of this event.', mayHaveArrived: true },
    { status: 'rejected', fix: 'vendor', message: 'The vendor answered 422.', httpStatus: 422 },
  ]);
});

it('halves a batch that is refused whole until the bad event stands alone', async () => {
  const answer = ({ body }: { body?: unknown }) => json({ message: 'No.' }, String(body).includes('"3"') ? 400 : 200);
  const { sent, outcomes } = await deliverWith(
    batches,
    ['1', '2', '3'].map((name) => add(name)),
    { answer },
  );
  expect(bodiesOf(sent)).toEqual([['1', '2', '3'], ['1', '2'], ['3']]);
  expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'rejected']);
});

it('halves each of the smaller batches that a mapping asks for', async () => {
  const mapping = { name: { '@path': '$.event' }, enable_batching: true, batch_size: 2 };
  const subscriptions = [{ partnerAction: 'add', subscribe: 'type = "track"', mapping }];
  const answer = ({ body }: { body?: unknown }) => json({ message: 'No.' }, String(body).includes('"2"') ? 400 : 200);
  const events = ['1', '2', '3'].map((name) => add(name));
  const { sent, outcomes } = await deliverWith(batches, events, { answer, subscriptions });
  expect(bodiesOf(sent)).toEqual([['1', '2'], ['1'], ['2'], ['3']]);
  expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'rejected', 'delivered']);
});

it('reads a batch whose answer the action hands back by its status', async () => {
  const lenient = { ...batches, extendRequest: () => ({ throwHttpErrors: false }) };
  const answer = () => json({ message: 'No.' }, 503);
  const { outcomes } = await deliverWith(lenient, [add('whole')], { answer });
  expect(outcomes[0]).toMatchObject({ status: 'retry', httpStatus: 503 });
});

it('never batches events of two audiences', async () => {
  const of = (key: string, name: string) => ({ ...add(name), context: { personas: { computation_key: key } } });
  const { sent } = await deliverWith(batches, [of('x', '1'), of('y', '2'), of('x', '3')]);
  expect(bodiesOf(sent)).toEqual([['1', '3'], ['2']]);
});

it('carries a batch in a body that says all that it is performed with', () => {
  const destination = asDestination(batches);
  const channel = destination.channels().find(({ name }) => name === 'add-batch');
  const mapping = { name: 'x' };
  const planned = destination.actions.add?.plannerFor(mapping)({ name: 'x' }, {}, { type: 'track' });
  const [item] = planned && 'items' in planned ? planned.items : [];
  const request = channel?.request([item?.value], {});
  expect(request).toEqual({
    method: 'POST',
    url: 'segment-action://batches/add-batch',
    headers: {},
    json: { mapping: { name: 'x' }, items: [{ payload: { name: 'x' }, event: { type: 'track' } }] },
  });
  expect(channel?.itemsIn?.(JSON.parse(JSON.stringify(request?.json)))).toEqual([
    { payload: { name: 'x' }, event: { type: 'track' }, mapping: { name: 'x' }, group: '' },
  ]);
  expect(() => channel?.itemsIn?.({})).toThrow('holds no items');
});
