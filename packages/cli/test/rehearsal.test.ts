import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { rehearse } from '@sluice/rudderstack';
import { startProcess } from './run-process';
import { runSluice, temporaryFile } from './run-sluice';
import type { Signal } from '../src/index';

describe('sluice rudderstack try', () => {
  it.each(['bloomreach', 'bluecore', 'blueshift', 'tracify', 'commanders-act'])(
    'tells the verdict on every event of the common spec for %s',
    async (slug) => {
      const { code, stdout } = await runSluice(['rudderstack', 'try', slug]);
      expect([code === 0 || code === 1, stdout]).toEqual([true, expect.stringMatching(/^0 {2}\w+/)]);
      expect(stdout).toMatch(/delivered: processor 200; router 200; proxy 200, in a request of \d+, 1 attempt\n/);
      expect(stdout).toMatch(/\n\d+ events: .*\d+ delivered/);
      expect(stdout).not.toMatch(/^ +retry: /m);
    },
  );

  it('tries again what is to be tried again', async () => {
    const file = temporaryFile(
      'events.ndjson',
      '{"type":"track","event":"Product Viewed","userId":"u1","properties":{"product_id":"p1"}}\n',
    );
    const argv = ['rudderstack', 'try', 'bluecore', file, '--fault', '503=100%'];
    const failing = await runSluice([...argv, '--attempts', '1']);
    expect(failing.code).toBe(75);
    expect(failing.stdout).toContain('retry: processor 200; router 200; proxy 503, in a request of 1, 1 attempt\n');
    const patient = await runSluice(['rudderstack', 'try', 'bluecore', '--fault', '503=30%', '--attempts', '50']);
    expect(patient.stdout).toMatch(/delivered: .* proxy 200, in a request of 1, \d+ attempts/);
    expect(patient.stdout).not.toMatch(/^ +retry: /m);
  });

  it.each([
    [
      'bloomreach',
      {
        apiBaseUrl: 'https://api-shop.example',
        apiKey: 'key-of-theirs',
        apiSecret: 'secret-of-theirs',
        projectToken: 'project-of-theirs',
        hardID: 'member',
        softID: 'visitor',
        connectionMode: 'cloud',
      },
    ],
    ['bluecore', { bluecoreNamespace: 'shop-of-theirs', eventsMapping: [{ from: 'Looked', to: 'viewed_product' }] }],
    ['blueshift', { eventApiKey: '{{ event.key || key-of-theirs }}', usersApiKey: 'key-of-theirs', dataCenter: 'eu' }],
  ])('has the simulator of %s take the user’s own configuration', async (slug, config) => {
    const file = temporaryFile('config.json', JSON.stringify(config));
    const { code, stdout } = await runSluice(['rudderstack', 'try', slug, '--destination-config', file]);
    expect(stdout).toMatch(/delivered: processor 200; router 200; proxy 200/);
    expect([code, stdout]).toEqual([0, expect.not.stringMatching(/^ +(?:aborted|retry): /m)]);
  });

  it('says once what is wrong with a configuration', async () => {
    const file = temporaryFile('config.json', '{"apiBaseUrl":"x"}');
    const { code, stdout, stderr } = await runSluice([
      'rudderstack',
      'try',
      'bloomreach',
      '--destination-config',
      file,
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.match(/config\.json: \w+: /g)).toHaveLength(4);
  });

  it('says what the server lacks', async () => {
    const server = createServer((_, response) => response.end('{"routerTransform":{}}')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stderr } = await runSluice(['rudderstack', 'try', 'bluecore', '--url', url]);
    server.close();
    expect([code, stderr]).toEqual([2, expect.stringContaining('no proxy with a verdict for each job')]);
    const gone = await runSluice(['rudderstack', 'try', 'bluecore', '--url', url]);
    expect([gone.code, gone.stderr]).toEqual([
      2,
      expect.stringContaining(`${url}/features does not answer: connect ECONNREFUSED`),
    ]);
    const nowhere = await runSluice(['rudderstack', 'try', 'bluecore', '--url', 'transformer:9090']);
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('--url must be a URL')]);
  });

  it.each([
    ['says nothing', () => {}],
    ['breaks off', (answer: ServerResponse) => void answer.writeHead(200).write('{', () => answer.destroy())],
  ])('waits no longer than it may for a server that %s', async (_, answer) => {
    const server = await listening(createServer((__, response) => answer(response)));
    const options = { name: 'BLUECORE', config: {}, events: [{}], attempts: 1, patienceMilliseconds: 100 };
    const tried = rehearse({ origin: server.origin, ...options });
    await expect(tried).rejects.toThrow(`${server.origin}/features does not answer: `);
    server.close();
  });

  it('goes through a server that sends to simulators', async () => {
    let stop: (signal: Signal) => void = () => {};
    let tried: ReturnType<typeof runSluice> | undefined;
    const argv = [
      'serve',
      '--own',
      'bluecore,tracify',
      '--proxied',
      'bluecore',
      '--port',
      '0',
      '--drain',
      '0',
      '--to-simulator',
      '--origin',
      'tracify=http://127.0.0.1:4999',
    ];
    const run = await runSluice(argv, {
      whenListening: (send) => (stop = send),
      onStdout: (line) => {
        const origin = /"origin":"([^"]+)"/.exec(line)?.[1];
        if (origin && !tried) {
          tried = runSluice(['rudderstack', 'try', 'bluecore', '--url', origin]);
          void tried.finally(() => stop('SIGTERM'));
        }
      },
    });
    // As for a user of RudderStack's own integration, every event of one's own is sent.
    expect((await tried)?.stdout).toMatch(/Signed Up\n +delivered/);
    expect(run.stderr).toMatch(
      /^bluecore goes to a simulator\. It takes the configuration \{"bluecoreNamespace":"\w+"\}$/m,
    );
    expect(run.stderr).not.toContain('tracify goes');
  });
});

it.each([
  [['--fault', '429=5%'], '--fault and --seed are for the simulators that --to-simulator starts.'],
  [['--origin', 'bluecore'], '--origin must be a destination and a URL, as in bluecore=http://127.0.0.1:4010.'],
  [['--origin', 'braze=http://127.0.0.1:1'], 'There is no destination "braze".'],
  [['--proxied', 'braze'], 'There is no destination "braze".'],
  [['--proxied', 'blueshift'], '--proxied names blueshift, but --own does not.'],
])('sluice serve refuses %j', async (argv, message) => {
  const { code, stderr } = await runSluice(['serve', '--own', 'bluecore', '--port', '0', ...argv]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

/** Bluecore as a server that fails as it is told, and remembers what it took. */
async function startVendor(isFailing: (body: string, earlier: number) => boolean) {
  const taken: string[] = [];
  const tries = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      const earlier = tries.get(body) ?? 0;
      tries.set(body, earlier + 1);
      const fails = isFailing(body, earlier);
      if (!fails) taken.push(body);
      outgoing.writeHead(fails ? 503 : 202).end();
    });
  });
  return { ...(await listening(server)), taken };
}

/** Hands each request on to the next of several servers. */
async function startRoundRobin(origins: readonly string[]) {
  let turn = 0;
  const served = origins.map(() => 0);
  const server = createServer((incoming, outgoing) => {
    const place = turn++ % origins.length;
    served[place] = (served[place] ?? 0) + 1;
    const onward = request(
      new URL(incoming.url ?? '/', origins[place]),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  return { ...(await listening(server)), served };
}

async function listening(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

it('doubles nothing where two processes share the work behind a balancer, though every third call fails', async () => {
  const digit = (body: string) => createHash('sha256').update(body).digest()[0] ?? 0;
  // Most failures pass at once; of the second calls of a few events they outlast all tries within one delivery.
  const vendor = await startVendor((body, earlier) => {
    if (/"event":"customer_patch".*lasting/.test(body)) return earlier < 6;
    return digit(body + String(earlier)) % 100 < 35;
  });
  const replicas = [1, 2].map(() =>
    startProcess([
      ...['serve', '--own', 'bluecore', '--proxied', 'bluecore', '--port', '0', '--drain', '0'],
      ...['--origin', `bluecore=${vendor.origin}`],
    ]),
  );
  const origins = await Promise.all(
    replicas.map(
      ({ stdout }) =>
        new Promise<string>((resolve) => {
          stdout.on('data', (chunk) => {
            const origin = /"origin":"([^"]+)"/.exec(String(chunk))?.[1];
            if (origin !== undefined) resolve(origin);
          });
        }),
    ),
  );
  const balancer = await startRoundRobin(origins);
  const events = Array.from({ length: 20 }, (_, index) => ({
    type: 'identify',
    userId: `u${index}`,
    traits: { action: 'identify', email: `u${index}@example.com`, plan: index % 10 === 0 ? 'lasting' : 'gold' },
  }));
  const config = { bluecoreNamespace: 'shop' };
  const tried = await rehearse({ origin: balancer.origin, name: 'BLUECORE', config, events, attempts: 30 });
  for (const { status } of tried) expect(status).toBe(200);
  expect(tried.some(({ attempts }) => attempts > 1)).toBe(true);
  expect(Math.min(...balancer.served)).toBeGreaterThan(10);
  expect(vendor.taken).toHaveLength(40);
  expect(new Set(vendor.taken).size).toBe(40);
  balancer.close();
  vendor.close();
  for (const replica of replicas) replica.kill('SIGKILL');
  await Promise.all(replicas.map((replica) => once(replica, 'close')));
}, 120_000);
