// npm run mutants: puts mistakes into vendor packages, one at a time, and tells which of them no test finds. A mistake counts as found
// where the package's own tests or the conformance suite fail; the check of the README is left out, for who makes a mistake writes it
// anew. Options: --vendor NAME, --only TEXT (of what a mistake is), --jobs N (2 unless given), --json.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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
const config = JSON.stringify({
  ...jest,
  rootDir: root,
  transform: { [pattern]: [join(root, '.scripts', 'mutants', 'transform.cjs'), jest.transform[pattern][1]] },
});

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

/** Whether the tests pass, and which failed first. */
function test({ path, find, replace }, ...args) {
  return new Promise((resolve) => {
    const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [program, '--config', config, '--bail=1', '--maxWorkers=1', ...args], {
      cwd: root,
      env: { ...process.env, SLUICE_MUTANT: JSON.stringify({ path, find, replace }), FUZZ_SEED: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    child.on('close', (code) => resolve({ isPassed: code === 0, first: /^\s+● (.*)$/m.exec(said)?.[1] ?? '' }));
  });
}

async function judge(mutant) {
  const own = join('packages', mutant.vendor, 'test');
  const alone = await test(mutant, own, '--testPathIgnorePatterns', 'conformance|recordings');
  if (!alone.isPassed) return { ...mutant, by: 'own tests', first: alone.first };
  const suite = await test(mutant, join(own, 'conformance'), '-t', '^(?!.*has a README that says)');
  return suite.isPassed ? mutant : { ...mutant, by: 'conformance', first: suite.first };
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
if (options.json) console.log(JSON.stringify(results));
else {
  for (const by of ['own tests', 'conformance'])
    console.log(`${results.filter((result) => result.by === by).length} found by ${by}`);
  for (const { vendor, what, reason } of missed) console.log(`not found: ${vendor}, ${what}. ${reason ?? 'Why not?'}`);
  console.log(`${results.length - missed.length} of ${results.length} found: ${share.toFixed(1)} %`);
}
process.exit(share < least || unexpected.length > results.length * (1 - least / 100) ? 1 : 0);
