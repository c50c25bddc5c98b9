import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { NotSent, type Request } from '@sluice/kit/host';
import type { Transport } from '../src';
import { httpTransport, type TransportOptions, undiciTransport } from '../src/transports';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly socket: Socket;
}

const received: Received[] = [];
const open: Transport[] = [];
let answer: (response: ServerResponse) => void;
let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method, url, headers, socket } = request;
      received.push({ method, url, headers, body, socket });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
});

afterEach(async () => {
  received.length = 0;
  await Promise.all(open.splice(0).map((transport) => transport.close()));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post: Request = {
  method: 'POST',
  url: 'https://api.acme.example/v2/events?a=1&b=%20',
  headers: {},
  json: { ä: 1 },
};

describe.each([
  ['undici', undiciTransport],
  ['http', httpTransport],
])('the transport over %s', (_, make) => {
  function transport(options: TransportOptions = {}): Transport {
    const made = make({ origins: { '*': origin }, ...options });
    open.push(made);
    return made;
  }

  it('sends bytes as they are, under no content type of its own', async () => {
    const { json: __, ...bare } = post;
    await transport().send({ ...bare, bytes: new TextEncoder().encode('ä\0') });
    expect(received[0]?.body).toBe('ä\0');
    expect(received[0]?.headers).toMatchObject({ 'content-length': '3' });
    expect(received[0]?.headers).not.toHaveProperty('content-type');
  });

  it('hands the body of an answer over as the bytes that came, decoded, where that is wanted', async () => {
    const bytes = Buffer.from([0, 255, 128, 10]);
    answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes));
    const { json, text, bytes: given } = await transport().send({ ...post, wantsBytes: true });
    expect([json, text, Buffer.from(given ?? []).toString('hex')]).toEqual([undefined, undefined, '00ff800a']);
  });

  it('gives an exchange the time that its request says', async () => {
    const arrived = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const sending = transport({ timeoutMilliseconds: 600_000 }).send({ ...post, timeoutMilliseconds: 2000 });
    await expect(sending).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await arrived;
  });

  it('waits without end where it is told to', async () => {
    answer = (response) => void setTimeout(() => response.end('{"ok":true}'), 50);
    const patient = transport({ timeoutMilliseconds: Infinity });
    expect(await patient.send(post)).toMatchObject({ status: 200, json: { ok: true } });
  });

  it('sends method, path, query, headers and body to the mapped origin', async () => {
    const headers = { 'X-Api-Key': 'k', 'Content-Type': 'application/vnd.acme+json' };
    expect(await transport().send({ ...post, method: 'PUT', headers })).toMatchObject({
      status: 200,
      json: { ok: true },
    });
    expect(received).toEqual([
      expect.objectContaining({
        method: 'PUT',
        url: '/v2/events?a=1&b=%20',
        body: '{"ä":1}',
        headers: expect.objectContaining({
          'x-api-key': 'k',
          'content-type': 'application/vnd.acme+json',
          'content-length': '8',
          accept: 'application/json',
        }),
      }),
    ]);
  });

  it('names JSON where there is a body, and sends none where there is none', async () => {
    await transport().send(post);
    await transport().send({ method: 'GET', url: post.url, headers: {} });
    await transport().send({ method: 'DELETE', url: post.url, headers: {} });
    expect(received.map(({ method, body, headers }) => [method, body, headers['content-type']])).toEqual([
      ['POST', '{"ä":1}', 'application/json'],
      ['GET', '', undefined],
      ['DELETE', '', undefined],
    ]);
  });

  it('takes the mapping of an origin before the one for all others', async () => {
    const elsewhere = { 'https://api.acme.example': origin, '*': 'http://127.0.0.1:1' };
    await transport({ origins: elsewhere }).send(post);
    expect(received).toHaveLength(1);
    await expect(transport({ origins: elsewhere }).send({ ...post, url: 'https://other.example/' })).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('stays with the mapped origin, however the path begins', async () => {
    await transport().send({ ...post, url: 'https://api.acme.example//127.0.0.1:1/v2' });
    await transport().send({ ...post, url: 'https://api.acme.example/http://127.0.0.1:1' });
    await transport().send({ ...post, url: 'https://api.acme.example' });
    expect(received.map(({ url }) => url)).toEqual(['//127.0.0.1:1/v2', '/http://127.0.0.1:1', '/']);
  });

  it('resolves with the answer, whatever its status', async () => {
    for (const status of [204, 302, 400, 401, 429, 500, 503]) {
      answer = (response) => response.writeHead(status, { location: '/elsewhere' }).end();
      expect(await transport().send(post)).toMatchObject({ status, json: undefined });
    }
    expect(received).toHaveLength(7);
  });

  it('gives headers lower-case names and one text each', async () => {
    answer = (response) => response.writeHead(200, { 'Retry-After': '7', 'X-Many': ['a', 'b'] }).end();
    const { headers } = await transport().send(post);
    expect(headers).toMatchObject({ 'retry-after': '7', 'x-many': 'a, b' });
  });

  it('reads JSON whatever the content type says, and says what anything else is', async () => {
    const bodies = ['{"a":[1]}', '"text"', 'null', '<html>Bad gateway</html>', '', '{"a":', '\u0000\u00ff'];
    const read: unknown[] = [];
    for (const body of bodies) {
      answer = (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(body);
      const { json, text, unreadable } = await transport().send(post);
      read.push(json === undefined ? (unreadable ?? text) : json);
    }
    expect(read).toEqual([
      { a: [1] },
      'text',
      null,
      '<html>Bad gateway</html>',
      undefined,
      'cut short',
      '\u0000\u00ff',
    ]);
  });

  it('reads an answer of a megabyte', async () => {
    const text = 'ä'.repeat(500_000);
    answer = (response) => response.writeHead(200).end(JSON.stringify({ text }));
    expect((await transport().send(post)).json).toEqual({ text });
  });

  it('reads no more than ten megabytes of an answer, even of one that never ends', async () => {
    const chunk = Buffer.alloc(1_000_000, '"x');
    answer = (response) => {
      const write = (): void => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', write);
      };
      write();
    };
    expect(await transport().send(post)).toMatchObject({ status: 200, json: undefined, unreadable: 'too long' });
    answer = (response) => response.end('{}');
    expect(await transport().send(post)).toMatchObject({ json: {} });
  });

  it('says that an answer was cut short where the connection breaks in the middle of it', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":');
      setImmediate(() => response.destroy());
    };
    expect(await transport().send(post)).toMatchObject({ status: 200, json: undefined, unreadable: 'cut short' });
  });

  it('rejects where the server resets the connection', async () => {
    answer = (response) => response.socket?.resetAndDestroy();
    await expect(transport().send(post)).rejects.toThrow(/ECONNRESET|closed/);
  });

  it('rejects where nobody listens', async () => {
    await expect(transport({ origins: { '*': 'http://127.0.0.1:1' } }).send(post)).rejects.toThrow('ECONNREFUSED');
  });

  it('waits no longer for the head of an answer than it is told', async () => {
    answer = () => undefined;
    await expect(transport({ timeoutMilliseconds: 50 }).send(post)).rejects.toThrow('no answer within 0.05 s');
  });

  it('waits no longer for a whole answer, however steadily it drips, and frees its connection and its place', async () => {
    const dripping = transport({ connections: 1 });
    const closed: Promise<unknown>[] = [];
    answer = (response) => {
      const timer = setInterval(() => response.write(' '), 5);
      closed.push(new Promise<void>((resolve) => response.once('close', resolve)).then(() => clearInterval(timer)));
    };
    // Long enough for the head to arrive on a busy machine.
    const slow = await dripping.send({ ...post, timeoutMilliseconds: 2000 });
    expect(slow).toMatchObject({ status: 200, json: undefined, unreadable: 'too slow' });
    await Promise.all(closed);
    answer = (response) => response.end('{}');
    expect(await dripping.send(post)).toMatchObject({ status: 200, json: {} });
  });

  it('ends a request where the host aborts, and sends none where it has aborted already', async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    await expect(transport().send(post, { signal: controller.signal })).rejects.toThrow(/abort/i);
    await expect(transport().send(post, { signal: controller.signal })).rejects.toThrow(/abort/i);
    expect(received).toHaveLength(1);
  });

  it('ends an answer that drips where the host aborts, and frees its connection and its place', async () => {
    const controller = new AbortController();
    const dripping = transport({ connections: 1 });
    let closed: Promise<unknown> = Promise.resolve();
    answer = (response) => {
      const timer = setInterval(() => response.write(' '), 5);
      closed = new Promise<void>((resolve) => response.once('close', resolve)).then(() => clearInterval(timer));
      setTimeout(() => controller.abort(new Error('The caller has gone.')), 20);
    };
    await expect(dripping.send(post, { signal: controller.signal })).rejects.toThrow('The caller has gone.');
    await closed;
    answer = (response) => response.end('{}');
    expect(await dripping.send(post)).toMatchObject({ status: 200, json: {} });
  });

  it('gives up a request in time that waits for a connection, and does not send it later', async () => {
    const one = transport({ connections: 1, timeoutMilliseconds: 3000 });
    answer = () => undefined;
    // The second in line gives up first: were both to end at once, the connection might be free for it at the last moment.
    const both = await Promise.allSettled([one.send(post), one.send({ ...post, timeoutMilliseconds: 300 })]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    answer = (response) => response.end('{}');
    expect(await one.send({ ...post, timeoutMilliseconds: 30_000 })).toMatchObject({ json: {} });
    expect(received).toHaveLength(2);
  });

  it('writes bodies well-formed, and sends nothing that cannot be written', async () => {
    await transport().send({ ...post, json: { a: 'x\ud800\u0000', b: 5n } });
    expect(received.map(({ body }) => body)).toEqual(['{"a":"x\ufffd","b":5}']);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    await expect(transport().send({ ...post, json: circle })).rejects.toThrow(NotSent);
    expect(received).toHaveLength(1);
  });

  it('sends nothing to an address that is no URL', async () => {
    const error = await transport()
      .send({ ...post, url: 'api.acme.example/v2' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotSent);
    expect(error).toMatchObject({
      message: 'the address is not a URL. Check the host in the settings.',
      fix: 'settings',
    });
    expect(received).toEqual([]);
  });

  it('ends its connections when it is closed', async () => {
    const closing = make({ origins: { '*': origin } });
    await closing.send(post);
    const [first] = received;
    const ended = new Promise((resolve) => first?.socket.once('close', resolve));
    await closing.close();
    await expect(ended).resolves.toBeDefined();
  });

  it('uses connections again', async () => {
    const kept = transport();
    for (let call = 0; call < 10; call += 1) await kept.send(post);
    expect(received).toHaveLength(10);
    expect(new Set(received.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
  });

  it('opens no more connections to an origin than it is told', async () => {
    const two = transport({ connections: 2 });
    await Promise.all(Array.from({ length: 8 }, () => two.send(post)));
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
  });
});

describe('the proxy that the environment names', () => {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'] as const;
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  const asked: string[] = [];
  let proxy: Server;

  beforeAll(async () => {
    proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    for (const name of names) delete process.env[name];
    process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    asked.length = 0;
  });

  afterAll(async () => {
    for (const name of names) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await new Promise((resolve) => proxy.close(resolve));
  });

  it('is asked for the vendor', async () => {
    const behind = undiciTransport();
    open.push(behind);
    await expect(behind.send(post)).rejects.toThrow('502');
    expect(asked).toEqual(['api.acme.example:443']);
  });

  it('is not asked for a simulator, and reaches no private address for anybody', async () => {
    const behind = undiciTransport({ origins: { 'https://api.acme.example': origin } });
    open.push(behind);
    expect(await behind.send(post)).toMatchObject({ status: 200 });
    await expect(behind.send({ ...post, url: 'https://10.0.0.1/' })).rejects.toThrow('private address');
    expect(asked).toEqual([]);
  });
});
