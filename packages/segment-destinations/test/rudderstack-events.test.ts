import type { SegmentDefinition } from '@sluice/segment-destinations';
import { posting } from './definitions';
import { deliverWith, track } from './deliver-with';

const definition: SegmentDefinition = {
  ...posting,
  authentication: undefined,
  extendRequest: undefined,
  actions: {
    post: {
      fields: { email: { type: 'string' }, ip: { type: 'string' }, traits: { type: 'object' } },
      perform: (request: (url: string, options: object) => unknown, { payload, rawData }: Given) =>
        request('https://api.vendor.example/', { method: 'POST', json: { ...payload, raw: rawData.traits } }),
    },
  },
};

interface Given {
  readonly payload: object;
  readonly rawData: { readonly traits?: unknown };
}

const mapping = {
  email: { '@path': '$.traits.email' },
  traits: { '@path': '$.traits' },
  ip: { '@path': '$.context.ip' },
};
const subscriptions = [
  { partnerAction: 'post', subscribe: 'type = "identify" and traits.email != "x"', mapping },
  { partnerAction: 'post', subscribe: 'type = "track"', mapping },
];
const ada = { email: 'ada@shop.example' };

async function bodyOf(event: object) {
  const { sent } = await deliverWith(definition, [event], { subscriptions });
  return JSON.parse(String(sent[0]?.body)) as unknown;
}

it.each([
  ['none of its own', {}],
  ['none of its own, but empty ones', { traits: {} }],
])('finds the traits of an identify call where RudderStack has them: %s', async (_, own) => {
  const event = { type: 'identify', context: { traits: ada }, ...own };
  expect(await bodyOf(event)).toEqual({ ...ada, traits: ada, raw: ada });
});

it('leaves traits that an identify call has to it, and other calls without any', async () => {
  const known = { email: 'bob@shop.example' };
  expect(await bodyOf({ type: 'identify', traits: known, context: { traits: ada } })).toMatchObject(known);
  expect(await bodyOf(track('x', { context: { traits: ada } }))).toEqual({});
});

it.each([
  ['web', { locale: 'en' }, '203.0.113.7'],
  ['mobile', undefined, '203.0.113.7'],
  ['web', { ip: '198.51.100.1' }, '198.51.100.1'],
  ['server', {}, undefined],
])('finds the visitor’s address where RudderStack has it: %s, %j', async (channel, context, ip) => {
  const event = track('x', { channel, request_ip: '203.0.113.7', ...(context && { context }) });
  expect(await bodyOf(event)).toEqual({ ip });
});
