import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(__dirname, '..', 'mutants.mjs');

/** Tries a mistake, all of whose kind must be found: the whole run is `npm run mutants`. */
function run(...options: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [script, '--jobs', '1', ...options], { encoding: 'utf8' });
}

it('knows the place of every mistake that it puts into a package', () => {
  const { stderr, stdout } = run('--only', 'none of them');
  expect([stderr, stdout.split('\n').at(-2)]).toEqual(['', '0 of 0 found: 0.0 %']);
});

it('finds verdicts that are for the wrong events', () => {
  const { stdout } = run('--vendor', 'example', '--only', 'verdicts in reverse order');
  expect(stdout).toContain('found by conformance: conformance › Acme, as every destination, › blames the events');
}, 300_000);
