// npm run mutants: puts mistakes into vendor packages, one at a time, and reports which of them no test finds. A mistake counts
// as found if the package's own tests or the conformance suite fail. The README check is left out, since somebody who makes a
// mistake would regenerate the README. Options: --vendor NAME, --only TEXT (in the description of a mistake), --conformance
// (without the package's own tests, like a new package), --jobs N (default: 2), --json.
import { fork } from 'node:child_process';
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
    conformance: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    json: { type: 'boolean', default: false },
  },
});
/** The percentage of mistakes that must be found, not counting those listed as undetectable. */
const least = 95;
/** Tests that take longer are in an endless loop. */
const mostMilliseconds = 600_000;

const lists = readdirSync(join(root, '.scripts', 'mutants')).filter((file) => file.endsWith('.mjs'));
const vendors = lists
  .map((file) => file.replace('.mjs', ''))
  .filter((name) => !options.vendor || name === options.vendor);
const gone = [];
const mutants = (await Promise.all(vendors.map(read))).flat().filter(({ what }) => what.includes(options.only ?? ''));
if (gone.length > 0)
  throw new Error(`The code has changed, and these have no place any more, or several:\n${gone.join('\n')}`);

async function read(vendor) {
  const { mutants: all } = await import(`./mutants/${vendor}.mjs`);
  return all.map(([what, file, find, replace, reason]) => {
    const path = join(root, 'packages', vendor, 'src', `${file}.ts`);
    const places = readFileSync(path, 'utf8').split(find).length - 1;
    if (places !== 1) gone.push(`${vendor}, "${what}": ${places} times in ${file}.ts`);
    return { vendor, what, path, find, replace, reason };
  });
}

/** A process with a vendor's tests, which judges one mistake after another. */
class Runner {
  constructor(vendor) {
    this.vendor = vendor;
    this.start();
  }

  start() {
    const program = join(root, '.scripts', 'mutants', 'run-tests.cjs');
    this.child = fork(program, [this.vendor, ...(options.conformance ? ['conformance'] : [])], {
      stdio: 'ignore',
      env: { ...process.env, FUZZ_SEED: '1' },
    });
  }

  /** The first test that failed; undefined if none did. */
  judge({ path, find, replace }) {
    return new Promise((resolve) => {
      const settle = (failed) => {
        clearTimeout(timer);
        this.child.removeAllListeners();
        resolve(failed);
      };
      const restart = (failed) => {
        this.child.removeAllListeners();
        this.child.kill('SIGKILL');
        this.start();
        settle(failed);
      };
      const timer = setTimeout(() => restart('the tests came to no end'), mostMilliseconds);
      this.child.once('message', ({ failed }) => settle(failed));
      this.child.once('exit', () => restart('the tests ended the process'));
      this.child.send({ path, find, replace });
    });
  }
}

const queue = [...mutants];
const results = [];
await Promise.all(Array.from({ length: Number(options.jobs) }, work));

async function work() {
  let runner;
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (runner?.vendor !== next.vendor) {
      runner?.child.kill();
      runner = new Runner(next.vendor);
      // Twice, to check that one run leaves nothing behind for the next.
      const failed = (await runner.judge({ path: '' })) ?? (await runner.judge({ path: '' }));
      if (failed !== undefined) throw new Error(`The tests of ${next.vendor} fail without a mistake: ${failed}`);
    }
    const first = await runner.judge(next);
    const by = first === undefined ? undefined : first.startsWith('conformance') ? 'conformance' : 'own tests';
    results.push({ ...next, by, first });
    const found = by ? `found by ${by}: ${first}` : `NOT FOUND${next.reason ? ` (${next.reason})` : ''}`;
    if (!options.json) console.log(`${results.length}/${mutants.length} ${next.vendor}, ${next.what}: ${found}`);
  }
  runner?.child.kill();
}

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
