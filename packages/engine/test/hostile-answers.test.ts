import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestClient } from '@segment/actions-core';
import { defineConnection, delivered, isObject, rejected } from '@sluice/kit';
import {
  type Answer,
  assemble,
  type ChannelDefinition,
  dispatch,
  type Outcome,
  prepareSettings,
  type Request,
} from '@sluice/kit/host';
import { sendThrough } from '../../kit/src/segment-request';
import { httpTransport, undiciTransport } from '../src';
import { type Kind, kinds, type Verdict } from './hostile-answers';

let server: Server;
let origin = '';
let kind = '';
let requests = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      requests += 1;
      if (request.url === '/login') response.end('{"success":true,"results":[{"success":true},{"success":true}]}');
      else kinds[kind]?.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

type ItemChannel = ChannelDefinition<string, object, object>;

const connection = defineConnection({ settings: {} });
const settings = prepareSettings({}, {});

let channelCount = 0;

function channelWith(more: Partial<ItemChannel>) {
  channelCount += 1;
  return connection.channel<string>({
    name: `events-${channelCount}`,
    origin: () => origin,
    limits: {},
    onRefusal: 'split',
    request: (items) => ({ method: 'POST', url: `${origin}/events`, headers: {}, json: { items } }),
    itemsIn: (body) => (body as { items: string[] }).items,
    ...more,
  });
}

/** As vendors that answer for each item of a batch. */
const inBody: Partial<ItemChannel> = {
  speaks: 'body',
  outcomes: ({ json, items }) => {
    const results: readonly unknown[] = isObject(json) && Array.isArray(json.results) ? json.results : [];
    return items.map((_, index) => {
      const result = results[index];
      if (!isObject(result)) return undefined;
      return result.success === true ? delivered : rejected('event', 'invalid');
    });
  },
};

const channels = {
  status: channelWith({}),
  body: channelWith(inBody),
  'status, and recognises repeats': channelWith({ recognisesRepeats: true }),
  'body, and recognises repeats': channelWith({ ...inBody, recognisesRepeats: (item) => item.startsWith('item') }),
} as const;

interface Client {
  readonly send: (request: Request) => Promise<Answer>;
  readonly close?: () => Promise<void>;
}

const clients: Readonly<Record<string, (timeoutMilliseconds: number) => Client>> = {
  undici: (timeoutMilliseconds) => undiciTransport({ origins: { '*': origin }, timeoutMilliseconds }),
  'Node’s http': (timeoutMilliseconds) => httpTransport({ origins: { '*': origin }, timeoutMilliseconds }),
  'Segment’s client': (timeoutMilliseconds) => ({ send: sendThrough(createRequestClient(), timeoutMilliseconds) }),
};
/** Longer than a busy machine takes for an answer; and so short that a test can wait for the end of one that has none. */
const [long, short] = [60_000, 1000];

async function verdictsOf(
  speaks: keyof typeof channels,
  { send }: Client,
  repeats?: number,
): Promise<readonly Outcome[]> {
  const channel = channels[speaks];
  const events = ['item 1', 'item 2'].map((item) => ({ items: [channel.item(item)], people: [item], notes: [] }));
  const plan = assemble(events, settings);
  const settled = await dispatch(plan, settings, { send, ...(repeats !== undefined && { repeats }) });
  return settled.map(({ outcome }) => outcome);
}

/** What an outcome is to be, where the vendor recognises repeats and where not. */
function outcomeOf(verdict: Verdict, isRepeatable: boolean): object {
  if (verdict !== 'unclear') return { status: verdict };
  const unclear = { mayHaveArrived: true, notUnderstood: true };
  return isRepeatable ? { status: 'retry', ...unclear } : { status: 'rejected', fix: 'vendor', ...unclear };
}

describe.each(Object.entries(clients))('over %s', (_, clientWith) => {
  let patient: Client;
  let hasty: Client;

  beforeAll(() => {
    patient = clientWith(long);
    hasty = clientWith(short);
  });
  afterAll(() => Promise.all([patient.close?.(), hasty.close?.()]));

  it.each(Object.keys(kinds))(
    'is not taken in by %s',
    async (given) => {
      kind = given;
      const { status, body, isEndless = false } = kinds[given] as Kind;
      for (const speaks of Object.keys(channels) as (keyof typeof channels)[]) {
        requests = 0;
        const wanted = speaks.startsWith('status') ? [status, status] : [body, body].flat().slice(0, 2);
        const outcomes = await verdictsOf(speaks, isEndless ? hasty : patient);
        expect({ speaks, outcomes }).toMatchObject({
          speaks,
          outcomes: wanted.map((verdict) => outcomeOf(verdict, speaks.includes('recognises'))),
        });
        // No redirect is followed, nothing is sent again by itself, and in halves only what was refused by its status.
        expect(requests).toBe(given === 'a gzipped 400' ? 3 : 1);
      }
    },
    long,
  );
});

test('sends again, a few times at most, what was not understood and the vendor recognises, and at last rejects it', async () => {
  const client = undiciTransport({ origins: { '*': origin }, timeoutMilliseconds: long });
  kind = 'a result for one of two';
  requests = 0;
  const [first, second] = await verdictsOf('body, and recognises repeats', client, 3);
  expect(requests).toBe(2);
  expect([first, second]).toEqual([delivered, delivered]);
  kind = 'a web page';
  requests = 0;
  const outcomes = await verdictsOf('body, and recognises repeats', client, 3);
  expect(requests).toBe(4);
  expect(outcomes).toMatchObject([
    { status: 'rejected', fix: 'vendor', mayHaveArrived: true, notUnderstood: true },
    { status: 'rejected', fix: 'vendor', mayHaveArrived: true, notUnderstood: true },
  ]);
  await client.close();
});
