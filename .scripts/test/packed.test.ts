import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { catalog } from '@sluice/catalog';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'sluice-packed-results-'));

interface Results {
  readonly consumers: readonly { readonly name: string; readonly subjects: readonly string[] }[];
  readonly failures: readonly object[];
  readonly sizes: readonly { readonly name: string; readonly value: number; readonly limit: number }[];
}

jest.setTimeout(900_000);

let results: Results;
let stderr = '';

beforeAll(async () => {
  const file = join(folder, 'results.json');
  const argv = [join(root, '.scripts', 'pack-test.mjs'), '--quick', '--json', file];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'] });
  [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
  results = JSON.parse(readFileSync(file, 'utf8')) as Results;
});
afterAll(() => rmSync(folder, { recursive: true }));

it('what is packed is used by all who use it: npm run pack-test', () => {
  expect([results.failures, stderr]).toEqual([[], '']);
  const names = results.consumers.map(({ name }) => name.replace(/, Node\.js .*/, ''));
  expect(names).toEqual(
    expect.arrayContaining(['CommonJS', 'ES modules', 'esbuild', 'vite, server', 'webpack', 'Segment', 'sluice']),
  );
  for (const slug of Object.keys(catalog)) {
    const using = results.consumers.filter(({ subjects }) => subjects.includes(slug));
    expect(using.length).toBeGreaterThanOrEqual(15);
  }
});

it('what is installed is small', () => {
  expect(results.sizes.length).toBe(Object.keys(catalog).length * 2 + 1);
  expect(results.sizes.filter(({ value, limit }) => value > limit)).toEqual([]);
});
