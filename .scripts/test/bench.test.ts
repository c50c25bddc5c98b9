import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { catalog } from '@sluice/catalog';

const root = join(__dirname, '..', '..');
const fromSource = ['-r', join(root, 'packages', 'cli', 'test', 'from-source.cjs')];

/** Runs `npm run bench -- --quick` from source: each row compares the outputs of what it compares, then measures a moment. */
async function bench({ nodeArguments = [], only = '' }: { nodeArguments?: readonly string[]; only?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
  const argv = [join(root, '.scripts', 'bench.mjs'), '--quick', '--folder', folder, '--only', only];
  const child = spawn(process.execPath, [...fromSource, ...nodeArguments, ...argv]);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const { results, failures } = JSON.parse(readFileSync(join(folder, 'bench.json'), 'utf8')) as {
    results: { name: string; value: number }[];
    failures: string[];
  };
  return { code, stdout, stderr, results, failures, chart: readFileSync(join(folder, 'bench.svg'), 'utf8') };
}

jest.setTimeout(180_000);

it('compares what makes equal outputs, in every row, and writes the figures and a chart of them', async () => {
  const { code, stdout, stderr, results, failures, chart } = await bench();
  expect({ failures, stderr, code }).toEqual({ failures: [], stderr: '', code: 0 });
  const names = results.map(({ name }) => name);
  for (const slug of Object.keys(catalog)) {
    const kinds = ['orders', 'line to body', 'segment', 'length', 'memory', 'people'];
    expect(names).toEqual(expect.arrayContaining(kinds.map((kind) => `${kind}: ${slug}`)));
  }
  expect(names.filter((name) => name.startsWith('identifies: ')).length).toBeGreaterThanOrEqual(4);
  expect(names.filter((name) => name.startsWith('core: '))).toHaveLength(4);
  expect(results.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
  for (const name of names) {
    expect(stdout).toContain(name);
    expect(chart).toContain(`>${name}</text>`);
  }
});

it('fails a row that compares what differs, and measures the others', async () => {
  const spoilt = join(mkdtempSync(join(tmpdir(), 'sluice-bench-')), 'spoilt.cjs');
  const library = `require('node:module').createRequire(${JSON.stringify(root)} + '/')('@segment/destination-subscriptions')`;
  writeFileSync(spoilt, `Object.defineProperty(${library}, 'validate', { value: () => false });`);
  const { code, stdout, failures, results } = await bench({ nodeArguments: ['-r', spoilt], only: 'core: [mt]' });
  expect(failures).toEqual(['core: trigger']);
  expect(results.map(({ name }) => name)).toEqual(['core: mapping']);
  expect(stdout).toContain('differ');
  expect(code).toBe(1);
});
