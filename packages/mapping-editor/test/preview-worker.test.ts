import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destination as bloomreach } from '@sluice/bloomreach';
import { compile } from '@sluice/engine';
import { generateEvents, specEvent } from '@sluice/events';
import { inBrowser } from '@sluice/test-utils/browser';
import { subjectOf } from '@sluice/test-utils/conformance';
import type * as preview from '../src/preview.ts';

/** What the page's scripts see. */
interface Seen {
  readonly sluice: typeof preview;
  readonly Worker: new (url: string) => preview.Port;
}

const folder = mkdtempSync(join(tmpdir(), 'sluice-preview-'));
const printed = execFileSync(process.execPath, [join(__dirname, '../../../.scripts/sizes.mjs'), '--keep', folder], {
  encoding: 'utf8',
});
const scriptOf = (name: string) => readFileSync(join(folder, `${name}.js`), 'utf8');
const files: Readonly<Record<string, readonly [type: string, policy: string, content: string]>> = {
  '/': ['text/html', "default-src 'none'; script-src 'self'; worker-src 'self'", '<script src="/page.js"></script>'],
  '/page.js': ['text/javascript', "default-src 'none'", scriptOf('preview')],
  '/worker.js': ['text/javascript', "default-src 'none'; script-src 'self' 'unsafe-eval'", scriptOf('preview-worker')],
  '/strict-worker.js': ['text/javascript', "default-src 'none'; script-src 'self'", scriptOf('preview-worker')],
};
rmSync(folder, { recursive: true });

const { settings } = subjectOf(bloomreach);
const order = specEvent('Order Completed');

it('the Worker with all destinations is at most 250 kB, what the page loads 2 kB, gzipped', () => {
  expect(printed).toMatch(/^preview-worker: \d+ kB, (?:1\d\d|2[0-4]\d)\.\d kB gzipped of 250$/m);
  expect(printed).toMatch(/^preview: \d kB, [01]\.\d kB gzipped of 2$/m);
});

inBrowser('a page that may make no code of texts, and its Worker that may', (open) => {
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const [type, policy, content] = files[url] ?? ['text/plain', "default-src 'none'", ''];
      response.writeHead(url in files ? 200 : 404, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
      });
      response.end(content);
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('explain an event as Node.js does', async () => {
    const { page, faults } = await open();
    await page.goto(origin);
    const configuration = { destination: 'bloomreach', settings };
    const found = await page.evaluate(
      ([given, event]) => {
        const { sluice, Worker } = globalThis as unknown as Seen;
        return sluice.connectPreview(new Worker('/worker.js')).explain(given, event);
      },
      [configuration, order] as const,
    );
    const expected = compile(bloomreach, { settings }).explain(order, { now: Date.now() });
    expect(found).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(found.requests).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('look at 5,000 events, and tell how far they are', async () => {
    const { page, faults } = await open();
    await page.goto(origin);
    const { flow, steps } = await page.evaluate(
      async ([given, events]) => {
        const { sluice, Worker } = globalThis as unknown as Seen;
        const client = sluice.connectPreview(new Worker('/worker.js'));
        await client.load(events);
        let count = 0;
        const made = await client.flow(given, { onProgress: () => void (count += 1) });
        return { flow: made, steps: count };
      },
      [{ destination: 'bloomreach', settings }, [...generateEvents({ count: 5000, visitors: 100 })]] as const,
    );
    expect(flow.events).toBe(5000);
    expect(flow.bands.flatMap(({ events }) => events)).toHaveLength(5000);
    expect(steps).toBe(50);
    expect(faults).toEqual([]);
  });

  it('say so where the Worker may not, either', async () => {
    const { page } = await open();
    await page.goto(origin);
    const failure = await page.evaluate(
      async ([given, event]) => {
        const { sluice, Worker } = globalThis as unknown as Seen;
        const client = sluice.connectPreview(new Worker('/strict-worker.js'));
        return client.explain(given, event).then(String, String);
      },
      [{ destination: 'bloomreach', settings }, order] as const,
    );
    expect(failure).toMatch(/unsafe-eval/);
  });
});
