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
import { sendThrough } from '../../kit/src/segment/segment-request';
import { httpTransport, undiciTransport } from '../src/transports';
import { kindsOf, type Verdict } from './hostile-answers';

const kinds = kindsOf({
  yes: JSON.stringify({ success: true, results: [{ success: true }, { success: true }] }),
  no: JSON.stringify({ success: true, results: [{ success: false, errors: ['invalid'] }, { success: false }] }),
});

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

/** What has no end waits for the deadline, with node-fetch 2 also what is cut short; all else comes to its own, on a busy machine too. */
const endless = ['silence', 'an answer that drips', 'less than the length it tells'];
const timeoutOf = (given: string) => (endless.includes(given) ? 1_000 : 10_000);

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

describe.each(Object.entries(clients))('over %s', (_, clientOf) => {
  it.each(Object.entries(kinds))('is not taken in by %s', async (given, { status, body }) => {
    kind = given;
    requests = 0;
    const client = clientOf(timeoutOf(given));
    const names = Object.keys(channels) as (keyof typeof channels)[];
    const outcomes = await Promise.all(names.map((speaks) => verdictsOf(speaks, client)));
    expect(Object.fromEntries(names.map((name, at) => [name, outcomes[at]]))).toMatchObject(
      Object.fromEntries(
        names.map((name) => {
          const wanted = name.startsWith('status') ? [status, status] : [body, body].flat().slice(0, 2);
          return [name, wanted.map((verdict) => outcomeOf(verdict, name.includes('recognises')))];
        }),
      ),
    );
    // No redirect is followed, nothing is sent again by itself, and in halves only what was refused by its status.
    expect(requests).toBe(names.length * (given === 'a gzipped 400' ? 3 : 1));
    await client.close?.();
  });
});

test('sends again, a few times at most, what was not understood and the vendor recognises, and at last rejects it', async () => {
  const client = undiciTransport({ origins: { '*': origin } });
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
