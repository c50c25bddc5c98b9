import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../ready.mjs';

const { findChromium } = createRequire(import.meta.url)('@sluice/test-utils/browser');
const bin = join(root, 'packages', 'cli', 'bin', 'sluice.js');

/** Starts the workbench with a config file and events, and opens its page; `prepare` receives the page before it loads. */
export async function openPage(config, events, prepare = async () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-page-'));
  writeFileSync(join(folder, 'sluice.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const server = spawn(process.execPath, [bin, 'workbench', 'events.ndjson'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve) => server.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } });
  await prepare(page, browser);
  await page.goto(address);
  await page.waitForSelector('html[data-ready=true]');
  const close = async () => {
    await browser.close();
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true });
  };
  return { page, browser, close };
}
