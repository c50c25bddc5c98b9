// npm run mutants: puts mistakes into vendor packages, one at a time, and tells which of them no test finds. A mistake counts as found
// where the package's own tests or the conformance suite fail; the check of the README is left out, for who makes a mistake writes it
// anew. Options: --vendor NAME, --only TEXT (of what a mistake is), --jobs N (2 unless given), --json.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './ready.mjs';

ensureInstalled();

const { values: options } = parseArgs({
  options: {
    vendor: { type: 'string' },
    only: { type: 'string' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    json: { type: 'boolean', default: false },
  },
});
/** Of the mistakes that are not listed as beyond any test, so many in a hundred must be found. */
const least = 95;

const lists = readdirSync(join(root, '.scripts', 'mutants')).filter((file) => file.endsWith('.mjs'));
const vendors = lists
  .map((file) => file.replace('.mjs', ''))
  .filter((name) => !options.vendor || name === options.vendor);
const mutants = (await Promise.all(vendors.map(read))).flat().filter(({ what }) => what.includes(options.only ?? ''));
const { jest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [pattern] = Object.keys(jest.transform);
const own = (file) => join(root, '.scripts', 'mutants', file);
// Jest looks for no tests in node_modules.
mkdirSync(join(root, '.sluice'), { recursive: true });
const scratch = mkdtempSync(join(root, '.sluice', 'mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** All tests of a vendor as one file, which loads everything once: its own first, then the conformance suite. */
function configFor(vendor) {
  const folder = join(root, 'packages', vendor, 'test');
  const isOwn = (file) => file.endsWith('.test.ts') && !/^(?:conformance|recordings)\./.test(file);
  const tests = [...readdirSync(folder).filter(isOwn), 'conformance.test.ts'];
  const suites = tests.map((file) => `describe('${file}', () => void require(${JSON.stringify(join(folder, file))}));`);
  mkdirSync(join(scratch, vendor));
  writeFileSync(join(scratch, vendor, 'all.test.ts'), suites.join('\n'));
  return JSON.stringify({
    ...jest,
    rootDir: root,
    roots: [join(scratch, vendor)],
    testMatch: [join(scratch, vendor, '*.ts')],
    testEnvironment: own('first-failure.cjs'),
    transform: { [pattern]: [own('transform.cjs'), jest.transform[pattern][1]] },
  });
}

async function read(vendor) {
  const { mutants: all } = await import(`./mutants/${vendor}.mjs`);
  return all.map(([what, file, find, replace, reason]) => {
    const path = join(root, 'packages', vendor, 'src', `${file}.ts`);
    const places = readFileSync(path, 'utf8').split(find).length - 1;
    if (places !== 1)
      throw new Error(`${vendor}, "${what}": its place in ${file}.ts is there ${places} times, not once.`);
    return { vendor, what, path, find, replace, reason };
  });
}

const configs = new Map(vendors.map((vendor) => [vendor, configFor(vendor)]));

/** The mistake, by what it was found, and the first test that failed. */
function judge({ path, find, replace, ...mutant }) {
  return new Promise((resolve) => {
    const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const args = ['--config', configs.get(mutant.vendor), '--runInBand', '-t', '^(?!.*has a README that says)'];
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, SLUICE_MUTANT: JSON.stringify({ path, find, replace }), FUZZ_SEED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('close', (code) => {
      const [, first = 'it does not load'] = /^\s+● (.*)$/m.exec(said) ?? [];
      const by = code === 0 ? undefined : first.startsWith('conformance') ? 'conformance' : 'own tests';
      resolve({ ...mutant, by, first, said });
    });
  });
}

for (const vendor of vendors) {
  const { by, first, said } = await judge({ vendor, what: 'nothing', path: '', find: '', replace: '' });
  if (by !== undefined) throw new Error(`The tests of ${vendor} fail without a mistake: ${first}\n${said}`);
}

const queue = [...mutants];
const results = [];
await Promise.all(
  Array.from({ length: Number(options.jobs) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await judge(next);
      results.push(result);
      const found = result.by
        ? `found by ${result.by}: ${result.first}`
        : `NOT FOUND${next.reason ? ` (${next.reason})` : ''}`;
      if (!options.json) console.log(`${results.length}/${mutants.length} ${next.vendor}, ${next.what}: ${found}`);
    }
  }),
);

const missed = results.filter(({ by }) => by === undefined);
const unexpected = missed.filter(({ reason }) => reason === undefined);
const share = (100 * (results.length - missed.length)) / Math.max(1, results.length);
if (options.json) console.log(JSON.stringify(results.map(({ said: _, ...result }) => result)));
else {
  for (const by of ['own tests', 'conformance'])
    console.log(`${results.filter((result) => result.by === by).length} found by ${by}`);
  for (const { vendor, what, reason } of missed) console.log(`not found: ${vendor}, ${what}. ${reason ?? 'Why not?'}`);
  console.log(`${results.length - missed.length} of ${results.length} found: ${share.toFixed(1)} %`);
}
process.exit(share < least || unexpected.length > results.length * (1 - least / 100) ? 1 : 0);
