import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination } from '@sluice/bloomreach';
import { compile } from '@sluice/engine';
import { specEvents } from '@sluice/events';
import { inBrowser } from '@sluice/test-utils/browser';
import { bundleEditor, type ForeignPage, serveForeignPage } from './foreign-page.ts';

const settings = {
  api: 'engagement',
  baseUrl: 'https://api.exponea.com',
  projectToken: '12345678-abcd',
  apiKeyId: 'key-identifier',
  apiSecret: 'secret-of-the-key',
};
const events = specEvents;
const explain = (event: never, subscriptions: never) =>
  compile(destination, { settings, subscriptions }).explain(event);

/** Where to keep pictures, if anywhere. */
const { SCREENSHOTS: pictures } = process.env;

inBrowser('the mapping editor in a foreign page', (open) => {
  let foreign: ForeignPage;
  beforeAll(async () => {
    foreign = await serveForeignPage(bundleEditor());
  });
  afterAll(() => foreign.close());

  it.each([1280, 390])('is pictured %d wide', async (width) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, faults } = await foreign.open(
        open,
        { destination, events },
        { explain, colorScheme, viewport: { width, height: 900 } },
      );
      await page
        .getByRole('button', { name: /^Purchase/ })
        .click({ timeout: 5000 })
        .catch((error: unknown) => console.log(error, faults));
      await page.getByText('Result').waitFor();
      await page.waitForTimeout(800);
      if (pictures) {
        const shoot = (name: string) =>
          page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) });
        mkdirSync(pictures, { recursive: true });
        await shoot('top');
        await page
          .getByRole('group', { name: /^Total price/ })
          .first()
          .scrollIntoViewIfNeeded();
        await page.mouse.wheel(0, 600);
        await page.waitForTimeout(200);
        await shoot('fields');
        await page
          .getByRole('group', { name: /^Products/ })
          .first()
          .scrollIntoViewIfNeeded();
        await page.mouse.wheel(0, 300);
        await page.waitForTimeout(200);
        await shoot('products');
      }
      expect(faults).toEqual([]);
    }
  });
});
