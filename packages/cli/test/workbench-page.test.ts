import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generateEvents, recentEvents, specEvent } from '@sluice/events';
import { findBarriers, inBrowser, type OpenedPage } from '@sluice/test-utils/browser';
import { pageFiles } from '../src/workbench/page-files';
import { ensurePage, openWorkbench, stopWorkbenches } from './open-workbench';
import { temporaryFile } from './run-sluice';

const dist = join(__dirname, '..', '..', 'workbench', 'dist');
/** Sample events, loaded where there are no others. */
const mostOfSamples = 25_000;
const secret = 'bx-secret-4711-0815';
const config = {
  destinations: [
    { destination: 'bluecore', settings: { apiToken: '${BLUECORE_TOKEN}' } },
    {
      destination: 'bloomreach',
      settings: {
        baseUrl: 'https://api.shop.bloomreach.co',
        streamId: 'shop',
        authentication: 'basic',
        apiKeyId: 'key-1',
        apiSecret: secret,
      },
    },
  ],
};
const views = ['event', 'why', 'mapping', 'changes', 'batch', 'sending', 'settings', 'matrix', 'export'];

/** Orders of which the second has its address where no standard puts it. */
function orders(): object[] {
  const order = specEvent('Order Completed');
  const { properties = {}, context = {} } = order;
  const { email: _, ...others } = properties;
  const { traits: __, ...around } = context;
  const odd = {
    ...order,
    messageId: 'odd-order',
    userId: 'C-7',
    properties: { ...others, order_id: 'O-7', customer_mail: 'ines@shop.example' },
    context: around,
  };
  return recentEvents([order, odd, { ...order, messageId: 'third' }]);
}

/** Counts what a user does. */
function user(page: OpenedPage['page']) {
  const from = performance.now();
  let clicks = 0;
  return {
    click: async (role: Parameters<OpenedPage['page']['getByRole']>[0], name: string | RegExp) => {
      clicks += 1;
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click();
    },
    told: () => `${clicks} clicks, ${((performance.now() - from) / 1000).toFixed(1)} s`,
  };
}

inBrowser('the workbench', (open) => {
  beforeAll(ensurePage);
  afterEach(stopWorkbenches);

  it('leads from one’s own events over the order that was not sent to the fixed mapping, what it changes, and the file', async () => {
    const { page, faults, config: file } = await openWorkbench(open, { config, env: { BLUECORE_TOKEN: 'token-1' } });
    const { click, told } = user(page);

    await click('button', 'Load events');
    await page.getByLabel('Or paste them').fill(
      orders()
        .map((order) => JSON.stringify(order))
        .join('\n'),
    );
    await click('button', 'Use pasted events');
    await page.getByText('Pasted: 3 events').waitFor();

    await click('link', 'Batch');
    await page.getByRole('heading', { name: 'All 3 events' }).waitFor();
    await click('button', /Purchase → rejected \(fix: event\): 1 event/);
    await page
      .getByText('Email: the event has none. Map it from the property your events have it in.')
      .first()
      .waitFor();
    await page.getByRole('row', { name: /C-7/ }).getByRole('button').click();
    await page.getByRole('heading', { name: /Order Completed → Bluecore: rejected/ }).waitFor();
    await page.getByRole('row', { name: /^Email email .*refused/ }).waitFor();

    await click('link', 'Mapping');
    await click('button', /^Edit Email: /);
    await click('button', 'Add a source to Email');
    await page.getByRole('combobox', { name: 'Path of Email, source 5' }).fill('$.properties.customer_mail');
    await page.keyboard.press('Tab');

    await click('link', 'Changes');
    await page.getByRole('heading', { name: '1 of 3 events change' }).waitFor();
    await page
      .getByRole('row', { name: /json\.properties\.customer\.email.*ines@shop\.example/ })
      .first()
      .waitFor();

    await click('link', 'Export');
    const text = page.getByLabel('sluice.json, text');
    await text.getByText('customer_mail').waitFor();

    await click('button', 'Save');
    await page.getByText('Saved', { exact: true }).waitFor();
    process.stderr.write(`From one's own events to the fixed mapping: ${told()}.\n`);

    const { destinations } = JSON.parse(readFileSync(file, 'utf8')) as { destinations: Record<string, unknown>[] };
    expect(destinations[0]?.subscriptions).toEqual({
      Purchase: { mapping: { email: expect.arrayContaining([{ '@path': '$.properties.customer_mail' }]) as unknown } },
    });
    expect(destinations[1]).toEqual(config.destinations[1]);
    expect(faults).toEqual([]);
  });

  it('lights up where a value comes from, through which field, and back', async () => {
    const { page, faults } = await openWorkbench(open, { config, events: [temporaryFile('orders.json', orders())] });
    await page.getByRole('button', { name: /Bloomreach/ }).click();
    const total = page.getByRole('tree', { name: 'Event' }).getByRole('treeitem', { name: /^properties\.total: / });
    const sent = page.getByRole('tree', { name: 'Body' }).getByRole('treeitem', { name: /total_price: / });
    await page.getByText('unused values are grey').waitFor();
    await total.hover();
    await page.locator('[role=treeitem].lit', { hasText: '240.36' }).nth(1).waitFor();
    expect(await sent.getAttribute('class')).toContain('lit');
    await sent.hover();
    await page.getByText('through “Total”').waitFor();
    expect(await total.getAttribute('class')).toContain('lit');
    expect(faults).toEqual([]);
  });

  it('shows what a typed event becomes, and goes on through what is no JSON', async () => {
    const { page, faults } = await openWorkbench(open, { config, events: [temporaryFile('orders.json', orders())] });
    await page.getByRole('button', { name: /Bloomreach/ }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    const editor = page.getByLabel('The event as JSON');
    await editor.fill('{"type": "track", "event": "Order Completed"');
    await page.getByText('No JSON yet').waitFor();
    await editor.fill('{"type": "track", "userId": "u-1", "event": "My Own Thing", "properties": {"colour": "mauve"}}');
    await page
      .getByRole('tree', { name: 'Body' })
      .getByRole('treeitem', { name: /colour: "mauve"/ })
      .waitFor();
    const longest = await page.evaluate(async () => {
      const area = document.querySelector('textarea.code') as HTMLTextAreaElement;
      const times: number[] = [];
      for (let number = 0; number < 10; number += 1) {
        const from = performance.now();
        area.value = area.value.replace(/mauve\d*/, `mauve${number}`);
        area.dispatchEvent(new Event('input', { bubbles: true }));
        const isThere = () => document.querySelector('.requests')?.textContent?.includes(`mauve${number}`);
        while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
        times.push(performance.now() - from);
      }
      return Math.max(...times);
    });
    process.stderr.write(`From a key to the request on the screen: ${longest.toFixed(0)} ms at the most.\n`);
    expect(faults).toEqual([]);
  });

  it('keeps up with 5,000 events', async () => {
    const events = recentEvents([...generateEvents({ count: 5000 })]).map((event) => `${JSON.stringify(event)}\n`);
    const from = performance.now();
    const { page, faults } = await openWorkbench(open, {
      config,
      events: [temporaryFile('events.ndjson', events.join(''))],
    });
    await page.getByText('5,000 events').waitFor();
    const loaded = performance.now();
    await page.getByRole('link', { name: 'Batch' }).click();
    await page.getByRole('heading', { name: 'All 5,000 events' }).waitFor();
    await page
      .getByRole('button', { name: /→ would be sent/ })
      .first()
      .waitFor();
    process.stderr.write(
      `5,000 events: loaded in ${((loaded - from) / 1000).toFixed(1)} s, looked through in ${((performance.now() - loaded) / 1000).toFixed(1)} s.\n`,
    );
    expect(faults).toEqual([]);
  });

  it('sends to a simulator that misbehaves, and shows each request with its answer', async () => {
    const { page, faults } = await openWorkbench(open, { config, events: [temporaryFile('orders.json', orders())] });
    await page.getByRole('link', { name: 'Sending' }).click();
    await page.getByRole('button', { name: 'Bloomreach', exact: true }).click();
    await page.getByLabel('Too many requests (429)').fill('20');
    await page.getByLabel('Single items refused').fill('100');
    await page.getByRole('button', { name: 'Send 3 events to a simulator of Bloomreach' }).click();
    await page.getByRole('heading', { name: /The simulator of Bloomreach: \d+ requests for 3 events/ }).waitFor();
    await page.getByRole('button', { name: /^Request 1, attempt 1: answer \d+/ }).waitFor();
    await page.getByText('rejected', { exact: false }).first().waitFor();
    await page.getByRole('region', { name: 'Request 1' }).getByRole('tree', { name: 'Body' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('asks before it sends for real, naming the vendor and the number of events, and sends nothing where the answer is no', async () => {
    const { page } = await openWorkbench(open, { config, events: [temporaryFile('orders.json', orders())] });
    const calls: string[] = [];
    page.on('request', (request) => calls.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.getByRole('link', { name: 'Sending' }).click();
    await page.getByRole('button', { name: 'Bloomreach', exact: true }).click();
    await page.getByRole('button', { name: 'Send 3 events to Bloomreach for real …' }).click();
    await page.getByRole('dialog', { name: 'Send 3 events to Bloomreach?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(calls.filter((call) => call.includes('/api/'))).toEqual([]);
  });

  it('never gets to see a secret, asks nobody but its own server, and runs no text as code', async () => {
    const { page, faults, origin } = await openWorkbench(open, {
      config,
      env: { BLUECORE_TOKEN: 'token-of-the-environment' },
    });
    const hosts = new Set<string>();
    let received = '';
    page.on('response', async (response) => {
      hosts.add(new URL(response.url()).origin);
      received += await response.text().catch(() => '');
    });
    await page.reload();
    await page.waitForSelector('html[data-ready=true]');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Bloomreach', exact: true }).click();
    expect(await page.getByLabel(/^API secret/).inputValue()).toContain('in the file');
    const seen =
      received +
      (await page.content()) +
      (await page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])));
    for (const hidden of [secret, 'token-of-the-environment']) expect(seen).not.toContain(hidden);
    expect([...hosts]).toEqual([origin]);
    expect(page.url()).not.toContain('token');
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.hasRun = true';
      document.head.append(script);
      // Beside the debugger, for which the policy does not count.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval -- what must not work
            resolve(new Function('return true')());
          } catch {
            resolve(false);
          }
        });
      });
      return [evaluated, 'hasRun' in globalThis];
    });
    expect(ran).toEqual([false, false]);
    expect(faults.filter((fault) => !fault.includes('Content Security Policy'))).toEqual([]);
  });

  it('has something to say where there is nothing to see, and leads on from there', async () => {
    const { page, faults } = await openWorkbench(open, {
      config: { destinations: [{ destination: 'segment:slack', settings: {} }, ...config.destinations] },
      events: [temporaryFile('garbage.ndjson', 'no event\nneither')],
    });
    await page.getByText('2 lines could not be read').waitFor();
    for (const view of ['event', 'why', 'changes', 'batch', 'sending']) {
      await page.evaluate((name) => void (location.hash = `/${name}`), view);
      await page.getByRole('region', { name: 'No events' }).waitFor();
    }
    await page.getByRole('button', { name: 'A day in a shop: 500 events' }).click();
    await page.getByRole('link', { name: 'Why' }).click();
    await page.getByText('npx sluice preview segment:slack events.ndjson --explain').waitFor();
    for (const view of ['mapping', 'changes', 'batch', 'settings']) {
      await page.evaluate((name) => void (location.hash = `/${name}`), view);
      await page.getByRole('heading', { name: 'segment:slack runs on the command line' }).waitFor();
    }
    await page.getByRole('button', { name: 'Remove segment:slack' }).click();
    await page.getByText('Not saved').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('tries the credentials from the page, and forgets what it heard of others', async () => {
    const { page, faults } = await openWorkbench(open, { config, events: [temporaryFile('orders.json', orders())] });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Bloomreach', exact: true }).click();
    await page.getByRole('button', { name: 'Test these credentials' }).click();
    const answer = page.getByText('Bloomreach documents no way to check Data Hub credentials');
    await answer.waitFor();
    await page.getByLabel(/^Stream ID/).fill('another');
    await answer.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
  });

  it('opens once: who has the address later is told so', async () => {
    const { page, origin } = await openWorkbench(open, { config });
    const { page: other } = await open();
    await other.goto(`${origin}/#token=worn-out`);
    await other.getByText('This address was used before.').waitFor();
    await page.reload();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await other.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await other.goto('about:blank');
    await other.goto(origin);
    await other.getByText('This window has no session yet. Open the address that the terminal shows.').waitFor();
    await other.getByText('Not connected').waitFor();
  });

  it('is used with the keyboard alone', async () => {
    const { page, faults } = await openWorkbench(open, { config, events: [temporaryFile('orders.json', orders())] });
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (name: RegExp) => {
      for (let step = 0; step < 60; step += 1) {
        if (name.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Nothing like ${String(name)} is reached by the tab key.`);
    };
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.evaluate(() => void (location.hash = '/matrix'));
    await page.getByRole('heading', { name: 'What each event becomes' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(page.url()).toContain('#/matrix');
    await page.evaluate(() => void (location.hash = '/event'));
    await page.getByRole('button', { name: 'Load events' }).waitFor();
    await page.locator('h1').click();
    await tabTo(/^Load events$/);
    await tabTo(/^Order Completed/);
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-current=true]', { hasText: 'C-7' }).waitFor();
    await tabTo(/^Edit$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('.pointed code', { hasText: 'properties.checkout_id' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await tabTo(/Bloomreach$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bloomreach' }).waitFor();
    expect(faults).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('shuts nobody out, in the %s', async (colorScheme) => {
    const { page, faults } = await openWorkbench(open, {
      config,
      colorScheme,
      events: [temporaryFile('orders.json', orders())],
    });
    // The editor's own tests look at it in the dark.
    for (const view of views.filter((one) => one !== 'mapping' || colorScheme === 'light')) {
      await page.evaluate((name) => void (location.hash = `/${name}`), view);
      await page.waitForFunction(
        () => document.querySelector('main')?.textContent !== '' && !document.querySelector('progress'),
      );
      if (view === 'mapping') await page.getByRole('heading', { name: 'Trigger' }).waitFor();
      expect({ view, barriers: await findBarriers(page) }).toEqual({ view, barriers: [] });
    }
    expect(faults).toEqual([]);
  });

  it.each([
    ['a phone', { viewport: { width: 390, height: 844 } }],
    ['twice the size', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
  ])('is read on %s without scrolling sideways', async (_, options) => {
    const { page } = await openWorkbench(open, { config, ...options });
    for (const view of views) {
      await page.evaluate((name) => void (location.hash = `/${name}`), view);
      await page.waitForFunction(
        () => document.querySelector('main')?.textContent !== '' && !document.querySelector('progress'),
      );
      const width = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ view, width }).toEqual({ view, width: 0 });
    }
  });

  it('is small: 80 kB without the planner, which has 250', () => {
    const bytes = { page: 0, planner: 0 };
    for (const [path, { content }] of pageFiles(dist)) {
      if (path !== '/') bytes[path.includes('/worker-') ? 'planner' : 'page'] += gzipSync(content).length;
    }
    process.stderr.write(
      `The page has ${bytes.page} bytes, samples included, the planner ${bytes.planner}, gzipped.\n`,
    );
    expect(bytes.planner).toBeLessThan(250_000);
    expect(bytes.page).toBeLessThan(80_000 + mostOfSamples);
  });

  describe('without its server', () => {
    let server: Server;
    let origin = '';
    beforeAll(async () => {
      const files = pageFiles(dist);
      server = createServer(({ url = '/' }, response) => {
        const file = files.get(url);
        if (file) response.writeHead(200, { ...file.headers }).end(file.content);
        else response.writeHead(404).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('is a demo of all but saving and sending', async () => {
      const { page, faults } = await open();
      const paths: string[] = [];
      page.on('request', (request) => paths.push(new URL(request.url()).pathname));
      await page.goto(origin);
      await page.getByText('Demo: nothing is saved or sent.').waitFor();
      await page.getByRole('button', { name: 'All side by side' }).click();
      await page.getByRole('heading', { name: 'Tracify' }).waitFor();
      await page.getByRole('link', { name: 'Sending' }).click();
      await page.getByText('This is the demo, which sends nothing.').waitFor();
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('heading', { name: /: settings$/ }).waitFor();
      expect(await page.getByRole('button', { name: 'Test these credentials' }).count()).toBe(0);
      expect(paths.filter((path) => path.startsWith('/api'))).toEqual([]);
      expect(faults).toEqual([]);
    });

    it('opens a link with the mappings and the event that it holds, and without settings', async () => {
      const { page } = await open();
      await page.goto(`${origin}/#/settings`);
      await page.getByLabel(/^API Target URL/).fill('https://api.secret-shop.example');
      await page.getByRole('link', { name: 'Export' }).click();
      const link = await page.getByLabel('A link, text').filter({ hasText: '#' }).textContent();
      const { page: other, faults } = await open();
      await other.goto(link ?? '');
      await other.getByText('The link: 1 event').waitFor();
      await other.getByRole('heading', { name: 'Order Completed' }).waitFor();
      await other.getByRole('link', { name: 'Settings' }).click();
      expect(await other.getByLabel(/^API Target URL/).inputValue()).toBe('');
      expect(faults).toEqual([]);
    });
  });
});
