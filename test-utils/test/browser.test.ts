import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBarriers, inBrowser } from '@sluice/test-utils/browser';

const page = (body: string) =>
  `data:text/html,${encodeURIComponent(`<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main>`)}`;

inBrowser('a page', (open) => {
  it('is free of barriers where all is named', async () => {
    const { page: opened, faults } = await open();
    await opened.goto(page('<label>Name <input></label>'));
    expect(await findBarriers(opened)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('tells of a barrier within a shadow root', async () => {
    const { page: opened } = await open();
    await opened.goto(page('<x-y><template shadowrootmode="open"><input></template></x-y>'));
    expect(await findBarriers(opened)).toEqual([expect.stringMatching(/^label: .*x-y input/)]);
  });

  it('keeps what went wrong in it', async () => {
    const { page: opened, faults } = await open();
    await opened.goto(page('<script>console.error("told"); throw new Error("thrown");</script>'));
    expect(faults).toEqual(['told', 'Error: thrown']);
  });
});

describe('without a browser', () => {
  const root = resolve(__dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'sluice-browser-'));
  const file = join(folder, 'page.test.ts');
  writeFileSync(
    file,
    `import { inBrowser } from '${root}/test-utils/browser';
     inBrowser('a page', () => { it('opens', () => undefined); });`,
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Where no program is found by its name. */
  function runJest(ci: string): string {
    const { jest } = require(join(root, 'package.json')) as { jest: Readonly<Record<string, unknown>> };
    const config = { ...jest, rootDir: root, roots: [folder], testMatch: ['**/*.test.ts'], haste: undefined };
    const { stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--verbose'],
      { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: '', CHROMIUM: '', CI: ci } },
    );
    return stderr;
  }

  it('skips, and says what is missing', () => {
    const told = runJest('');
    expect(told).toContain('Skipped: "a page" needs a browser, but no Chromium is installed; CHROMIUM names one');
    expect(told).toMatch(/Tests: +1 skipped, 1 total/);
  });

  it('fails in continuous integration', () => {
    const told = runJest('true');
    expect(told).toContain('"a page" needs a browser, but no Chromium is installed');
    expect(told).toMatch(/Tests: +1 failed, 1 total/);
  });
});
