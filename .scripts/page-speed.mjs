// npm run page-speed: measures the workbench's use of the page's main thread with 5,000 events loaded, from Chromium's own trace:
// CPU time in script and in layout, tasks of more than 50 ms, which hold up typing, and for edits the wall-clock time from key
// press to paint. The figures depend on the machine: they are printed, and fail nothing. --keep <folder> keeps the traces, for
// DevTools or ui.perfetto.dev.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPage } from './page/open-page.mjs';
import { mainThreadOf } from './page/main-thread-of.mjs';
import { ensureBuilt, ensureInstalled } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const { keep } = parseArgs({ options: { keep: { type: 'string' } } }).values;
const { generateEvents, recentEvents } = createRequire(import.meta.url)('@sluice/events');
const events = recentEvents([...generateEvents({ count: 5_000 })]);
const destinations = ['bloomreach', 'bluecore', 'blueshift', 'commanders-act', 'tracify'];
const config = { destinations: destinations.map((destination) => ({ destination, settings: {} })) };
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];
const rows = [];

const startTracing = (page, browser) => browser.startTracing(page, { categories });
const { page, browser, close } = await openPage(config, events, startTracing);
await page.evaluate(() => {
  let keyAt;
  addEventListener('keydown', ({ timeStamp }) => (keyAt = timeStamp), true);
  /** Measures the time from the next key press until the page shows a text. */
  globalThis.watchFor = (read, text) => {
    keyAt = undefined;
    globalThis.shown = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`The page does not show "${text}".`)), 10_000);
      const look = () => {
        if (keyAt !== undefined && read()?.includes(text)) resolve(performance.now() - keyAt);
        else requestAnimationFrame(look);
      };
      look();
    });
  };
});
try {
  await page.getByText('5,000 events').waitFor();
  await settle();
  await finish('open the page, and load the events');
  for (const [name, step] of Object.entries(steps())) {
    await startTracing(page, browser);
    const keys = (await step()) ?? [];
    await settle();
    await finish(name, keys);
  }
} finally {
  await close();
}
console.table(rows);

async function finish(what, keys = []) {
  const trace = await browser.stopTracing();
  if (keep) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(join(keep, `${what.replaceAll(/\W+/g, '-')}.json`), trace);
  }
  const { script, layout, longest, long } = mainThreadOf(JSON.parse(trace.toString()).traceEvents);
  const milliseconds = (time) => `${time.toFixed(0)} ms`;
  rows.push({
    what,
    script: milliseconds(script),
    layout: milliseconds(layout),
    'long tasks': long,
    longest: milliseconds(longest),
    'key to picture':
      keys.length > 0 ? `${milliseconds(median(keys))}, ${milliseconds(Math.max(...keys))} at most` : '',
  });
}

/** Waits, so that late work is counted as well. */
function settle() {
  return page.waitForTimeout(500);
}

/** Types into the focused element, and returns the times until the page shows the result of each key press. */
async function type(text, watch) {
  const times = [];
  for (const [at, key] of [...text].entries()) {
    await page.evaluate(watch, text.slice(0, at + 1));
    await page.keyboard.press(key);
    times.push(await page.evaluate(() => globalThis.shown));
  }
  return times;
}

function steps() {
  const turnTo = (name) => page.getByRole('link', { name, exact: true }).click();
  return {
    'edit an event': async () => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('The event as JSON').evaluate((area) => {
        const at = area.value.indexOf('"event": "') + '"event": "'.length;
        area.focus();
        area.setSelectionRange(at, at);
      });
    },
    'type into it': () =>
      type('abcdefghij', (typed) => globalThis.watchFor(() => document.querySelector('.requests')?.textContent, typed)),
    'search 5,000 events': async () => {
      await page.getByLabel('Search events').focus();
      return type('order comp', () =>
        globalThis.watchFor(() => document.querySelector('.events > .quiet')?.textContent, 'found'),
      );
    },
    'edit a mapping': async () => {
      await turnTo('Mapping');
      await page.getByRole('button', { name: /^Purchase/ }).click();
      await page.getByRole('combobox', { name: 'Source of Voucher', exact: true }).selectOption('Fixed value');
      await page.getByRole('textbox', { name: 'Value of Voucher' }).focus();
    },
    'type a value into it': () =>
      type('abcdefghij', (typed) =>
        globalThis.watchFor(
          () => document.querySelector('sluice-mapping').shadowRoot.querySelector('.request')?.textContent,
          typed,
        ),
      ),
    'see what it changes': async () => {
      await turnTo('Changes');
      await page.getByRole('heading', { name: /of 5,000 events change/ }).waitFor();
    },
    'see all events as a flow': async () => {
      await turnTo('Batch');
      await page.getByRole('heading', { name: 'All 5,000 events' }).waitFor();
    },
    'send 5,000 events to a simulator': async () => {
      await turnTo('Sending');
      await page.getByLabel(/How many of the loaded events/).fill('5000');
      await page.getByLabel('Too many requests (429)').fill('10');
      await page.getByRole('button', { name: /to a simulator/ }).click();
      await page.getByText('Sending …').waitFor();
      await page.getByText('Sending …').waitFor({ state: 'hidden', timeout: 120_000 });
    },
    'see the matrix': async () => {
      await turnTo('Matrix');
      await page.getByRole('region', { name: 'Matrix' }).waitFor();
    },
  };
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
