import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium';

/** Opens a page with its own storage; errors that happen in the page by themselves are kept in `faults`. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<OpenedPage>;

export interface OpenedPage {
  readonly page: Page;
  /** What the page threw, logged as an error to its console, or was refused by its Content-Security-Policy. */
  readonly faults: readonly string[];
}

/**
 * Tests in a real browser, one for all tests; a test's pages are closed after it. If there is no browser the tests are skipped
 * and say so, but in continuous integration (`CI`) they fail.
 */
export function inBrowser(title: string, define: (open: OpenPage) => void): void {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    withoutBrowser(title);
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    });
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
    afterAll(() => browser?.close());

    define(async (options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      return { page, faults };
    });
  });
}

function withoutBrowser(title: string): void {
  const problem = 'needs a browser, but no Chromium is installed; CHROMIUM names one that is not on the path';
  if (process.env.CI) {
    it(title, () => {
      throw new Error(`"${title}" ${problem}.`);
    });
    return;
  }
  // Jest does not name skipped tests.
  process.stderr.write(`Skipped: "${title}" ${problem}.\n`);
  // oxlint-disable-next-line jest/no-disabled-tests -- refused where it counts
  it.skip(title, () => undefined);
}
