import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { compile } from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import { record, type Recorded } from '../recorder/record';
import { parcelDestination, parcelEvent } from './parcel-destination';

const secret = 'K7&hidden/9+Q=x';
const settings = { account: 'acme', apiKey: secret };
const events = [parcelEvent('u1', 'Book'), parcelEvent('u2', 'Pen'), parcelEvent('u3', 'Cup')];

type Answer = (request: IncomingMessage, body: string) => { status?: number; headers?: object; body: string };

let server: Server;
let answer: Answer;
const received: string[] = [];

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      received.push(`${incoming.url}\n${JSON.stringify(incoming.rawHeaders)}\n${body}`);
      const { status = 200, headers = {}, body: answered } = answer(incoming, body);
      if (status === 0) outgoing.destroy();
      else outgoing.writeHead(status, { ...headers }).end(answered);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  received.length = 0;
  answer = () => ({ headers: { 'content-type': 'application/json' }, body: '{"ok":true}' });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function recordFor(destination: Destination, own: Readonly<Record<string, string>> = settings): Promise<Recorded> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return record(compile(destination, { settings: own }), events, {
    shown: compile(destination, { settings: { account: 'acme', apiKey: 'apiKey-placeholder' } }),
    targetOf: async () => `http://127.0.0.1:${address.port}`,
    attempts: 2,
    sleep: async () => {},
  });
}

it('keeps the requests as they were sent, with the vendor’s address and placeholders for the secrets', async () => {
  const { outcomes, exchanges } = await recordFor(parcelDestination());
  expect(outcomes).toEqual(events.map(() => ({ status: 'delivered' })));
  expect(received).toHaveLength(2);
  expect(received[0]).toContain(secret);
  expect(exchanges[0]?.request).toEqual({
    method: 'POST',
    url: 'https://api.parcel.example/acme/parcels?key=apiKey-placeholder',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from('acme:apiKey-placeholder').toString('base64')}`,
      'content-length': '97',
      'content-type': 'application/json',
      host: 'api.parcel.example',
      'x-key': 'apiKey-placeholder',
    },
    body: {
      token: 'apiKey-placeholder',
      parcels: [
        { user: 'u1', what: 'Book' },
        { user: 'u2', what: 'Pen' },
      ],
    },
  });
});

it('scrubs what the server echoes', async () => {
  answer = ({ url, headers }, body) => ({
    status: 422,
    headers: { 'content-type': 'application/json', 'retry-after': '1', 'set-cookie': `key=${secret}` },
    body: JSON.stringify({ message: `bad key ${secret}`, [secret]: url, headers, body }),
  });
  const { outcomes, exchanges } = await recordFor(parcelDestination());
  expect(outcomes).toMatchObject(events.map(() => ({ status: 'rejected', httpStatus: 422 })));
  const kept = JSON.stringify(exchanges);
  expect(kept).toContain('bad key apiKey-placeholder');
  for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), 'K7&hidden']) {
    expect(kept).not.toContain(form);
  }
  expect(exchanges[0]?.response.headers).toEqual({ 'content-type': 'application/json', 'retry-after': '1' });
});

it('keeps every try, a connection that was cut among them', async () => {
  const statuses = [0, 503, 200];
  answer = () => ({ status: statuses.shift() ?? 200, body: 'not JSON' });
  const { outcomes, exchanges } = await recordFor(parcelDestination());
  expect(outcomes).toMatchObject([{ status: 'retry' }, { status: 'retry' }, { status: 'delivered' }]);
  expect(exchanges.map(({ response }) => response)).toEqual([
    { status: 0, headers: {} },
    { status: 503, headers: {}, body: 'not JSON' },
    { status: 200, headers: {}, body: 'not JSON' },
  ]);
});

describe('nothing is kept', () => {
  it.each([
    ['a hash', (key: string) => createHash('sha256').update(key).digest('hex')],
    ['a signature', (key: string) => createHmac('sha256', key).update('body').digest('base64')],
    ['the secret backwards', (key: string) => key.split('').toReversed().join('')],
  ])('where a request holds %s', async (_, derive) => {
    const destination = parcelDestination((key) => ({ headers: { 'X-Signature': derive(key) } }));
    await expect(recordFor(destination)).rejects.toThrow(
      'Nothing is recorded: the header x-signature of request 1 holds something made from a secret',
    );
  });

  it('where the secret decides how many requests there are', async () => {
    const destination = parcelDestination((key) => {
      if (key.startsWith('K7')) throw new Error('no request');
      return {};
    });
    await expect(recordFor(destination)).rejects.toThrow('there are more than 0 requests');
  });

  it('where a setting is too short to be told from other texts', async () => {
    await expect(recordFor(parcelDestination(), { ...settings, account: 'K7' })).rejects.toThrow(
      'Nothing is recorded: account is too short a text to be found wherever it is.',
    );
  });

  it.each([
    ['escaped for HTML', () => '…7&amp;hidden/9&#43;Q&#x3d;x'],
    ['percent-encoded twice', () => encodeURIComponent(encodeURIComponent(secret))],
    ['cut', () => secret.slice(0, 9)],
    ['cut at its begin', () => secret.slice(-8)],
    ['in capital letters', () => secret.toUpperCase()],
    ['in escapes of JSON', () => 'K7\\\\u0026hidden\\\\u002f9'],
    ['in base64 in lines', () => Buffer.from(`user:${secret}`).toString('base64').replace(/.{8}/g, '$& ')],
    ['in hex of a part', () => Buffer.from(secret.slice(2, 12)).toString('hex')],
  ])('where the vendor repeats a secret %s', async (_, repeat) => {
    answer = () => ({ headers: { 'content-type': 'text/plain' }, body: `wrong key: ${repeat()}!` });
    await expect(recordFor(parcelDestination())).rejects.toThrow(
      'Nothing is recorded: the value of apiKey is still in it.',
    );
  });

  it('where the secret is a word that is also sent for another reason', async () => {
    await expect(recordFor(parcelDestination(), { ...settings, apiKey: 'Book' })).rejects.toThrow(
      'Nothing is recorded: the body of request 1 holds something made from a secret',
    );
  });

  it('where the answer is compressed though asked for as it is', async () => {
    answer = () => ({ headers: { 'content-encoding': 'br' }, body: 'x' });
    await expect(recordFor(parcelDestination())).rejects.toThrow('The answer comes in br');
  });
});
