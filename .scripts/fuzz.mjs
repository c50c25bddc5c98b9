// npm run fuzz: delivers 1,000,000 odd events (or as many as given: npm run fuzz -- 5000), some with values that JSON cannot
// represent, to every destination under each of its settings, and checks that nothing is thrown and each event has an outcome.
import { createRequire } from 'node:module';
import { ensureBuilt, ensureInstalled } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const { fuzz, subjectOf } = require('@sluice/test-utils/conformance');

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const number = (value) => value.toLocaleString('en');
const start = performance.now();
const onProgress = (events) => process.stderr.isTTY && process.stderr.write(`\r${number(events)} of ${number(count)}`);
const subjects = Object.values(catalog).map((destination) => subjectOf(destination));
const { events, outcomes, requests, unmade, thrown, withoutOutcome } = await fuzz(subjects, {
  count,
  seed,
  onProgress,
});
const seconds = (performance.now() - start) / 1000;
const { delivered, skipped, rejected, retry } = outcomes;

console.log(`${number(events)} events (seed ${seed}), ${number(requests)} requests in ${seconds.toFixed(0)} s`);
console.log(
  `  ${number(delivered)} delivered, ${number(skipped)} skipped, ${number(rejected)} rejected, ${number(retry)} retry; ` +
    `of ${number(unmade)} no request could be made`,
);
console.log(`  ${number(thrown.length)} thrown, ${number(withoutOutcome)} without outcome`);
for (const one of thrown) console.log(`  THROWN ${one}`);
process.exit(thrown.length + withoutOutcome === 0 ? 0 : 1);
