// npm run screenshots: takes the pictures in docs/images: every view of the workbench, on a wide screen and on a phone, light and
// dark.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import UPNG from 'upng-js';
import { openPage } from './page/open-page.mjs';
import { ensureInstalled, ensureBuilt, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { specEvents, recentEvents, generateEvents } = require('@sluice/events');
const images = join(root, 'docs', 'images');

const config = {
  destinations: [
    {
      destination: 'bloomreach',
      settings: {
        baseUrl: 'https://api.harbour.bloomreach.co',
        streamId: 'harbour-shop',
        authentication: 'basic',
        apiKeyId: 'key-1',
        apiSecret: '${BLOOMREACH_API_SECRET}',
        discovery: false,
      },
    },
    { destination: 'bluecore', settings: {} },
    { destination: 'blueshift', settings: {} },
    { destination: 'commanders-act', settings: {} },
    { destination: 'tracify', settings: {} },
  ],
};
const line = { product_id: 'P-101', name: 'Raincoat', price: 59.9, quantity: 1 };
const properties = { order_id: 'O-4711', total: 59.9, revenue: 59.9, currency: 'EUR', products: [line] };
const order = {
  type: 'track',
  event: 'Order Completed',
  userId: 'C-42',
  messageId: 'm-1',
  timestamp: '2026-01-01T10:00:00Z',
};
const small = {
  ...order,
  properties,
  context: {
    ip: '203.0.113.24',
    userAgent: 'Mozilla/5.0 (iPhone)',
    page: { url: 'https://shop.example/thanks' },
    traits: { email: 'zofia@shop.example' },
  },
};
/** An event with the email address in a non-standard place. */
const odd = {
  ...order,
  userId: 'C-7',
  messageId: 'm-2',
  properties: { ...properties, order_id: 'O-7', customer_mail: 'ines@shop.example' },
};
const events = recentEvents([small, ...specEvents, ...generateEvents({ count: 400 }), odd]);
const opened = await openPage(config, events);
try {
  const { page } = opened;
  mkdirSync(images, { recursive: true });
  await takeFirst(page);
  for (const [view, prepare] of Object.entries(views())) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate((name) => void (location.hash = `/${name}`), view);
    // The pointer must not hover over anything, unless the picture is about that.
    await page.mouse.move(0, 0);
    await prepare(page);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      if (width === 390) await page.evaluate(() => scrollTo(0, 0));
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await keep(`workbench-${view}-${width}-${colorScheme}`, await page.screenshot());
      }
    }
  }
} finally {
  await opened.close();
}

/** Takes the first picture of the README: one value of an event, and where it arrives at every vendor. */
async function takeFirst(page) {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.getByRole('button', { name: 'All side by side' }).click();
  await page.getByRole('treeitem', { name: /^context\.traits\.email: / }).hover();
  await page.locator('.requests:has(.lit)').nth(3).waitFor();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await keep(`event-to-requests-${colorScheme}`, await page.screenshot());
  }
  await page.getByRole('button', { name: /Bloomreach/ }).click();
}

/** Saves a picture with a reduced palette, which takes a third of the bytes: the page has few colours. */
async function keep(name, png) {
  const picture = UPNG.decode(png);
  const { width, height } = picture;
  const path = join(images, `${name}.png`);
  writeFileSync(path, Buffer.from(UPNG.encode(UPNG.toRGBA8(picture), width, height, 64)));
  console.log(path);
}

/** What to do in each view before its picture is taken. */
function views() {
  const choose = (page, name) => page.getByRole('button', { name, exact: true }).click();
  return {
    event: async (page) => {
      await page.getByLabel('Search events').fill('O-90210');
      await page
        .getByRole('listitem')
        .getByRole('button', { name: /Order Completed/ })
        .click();
      await page.getByLabel('Search events').fill('');
      await page.getByText('unused values are grey').waitFor();
      await page.getByRole('treeitem', { name: /^properties\.order_id: / }).hover();
      await page.locator('.lit').nth(1).waitFor();
    },
    why: async (page) => {
      await page.getByRole('button', { name: /Bluecore/ }).click();
      await page.getByLabel('Search events').fill('customer_mail');
      await page
        .getByRole('listitem')
        .getByRole('button', { name: /Order Completed/ })
        .click();
      await page.getByText('refused').first().waitFor();
    },
    mapping: async (page) => {
      await page.getByRole('button', { name: /^Edit Email: / }).click();
      await page.getByRole('button', { name: 'Add a source to Email' }).click();
      await page.getByRole('combobox', { name: 'Path of Email, source 5' }).fill('$.properties.customer_mail');
      await page.keyboard.press('Escape');
      await page.getByText('Would be sent').waitFor();
    },
    changes: (page) => page.getByRole('heading', { name: /1 of .* events change/ }).waitFor(),
    batch: (page) =>
      page
        .getByRole('button', { name: /→ would be sent/ })
        .first()
        .waitFor(),
    sending: async (page) => {
      await choose(page, 'Bloomreach');
      await page.getByLabel('Too many requests (429)').fill('20');
      await page.getByLabel('Single items refused').fill('4');
      await page.getByRole('button', { name: /to a simulator/ }).click();
      await page.getByText('Sending …').waitFor({ state: 'hidden' });
      await page.getByRole('region', { name: 'Timeline of requests' }).scrollIntoViewIfNeeded();
    },
    settings: () => {},
    matrix: (page) => page.getByRole('region', { name: 'Matrix' }).waitFor(),
    export: () => {},
  };
}
