// npm run soak: sends 10,000 generated events to every destination's simulator, which fails now and then, and checks that each
// event ends with a correct outcome. A part of it runs with the tests.
import { createRequire } from 'node:module';
import { ensureBuilt, ensureInstalled } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const { passingFaults, refusingFaults, sendUnderFaults, subjectOf } = require('@sluice/test-utils/conformance');
const { generateEvents, recentEvents } = require('@sluice/events');

const count = 10_000;
const events = recentEvents([...generateEvents({ count, visitors: 500 })]);
let isSound = true;
for (const destination of Object.values(catalog)) {
  for (const [kind, faults] of Object.entries({
    'fails now and then': passingFaults,
    'refuses what is good': refusingFaults,
  })) {
    const run = await sendUnderFaults(subjectOf(destination), events, faults);
    const { delivered, skipped, rejected, retry } = run.outcomes;
    console.log(
      `${destination.slug}, whose vendor ${kind}: ${run.events} events, ${run.requests} requests, ${run.faults} faults`,
    );
    console.log(`  ${delivered} delivered, ${skipped} skipped, ${rejected} rejected, ${retry} retry`);
    for (const problem of run.problems.slice(0, 10)) console.log(`  PROBLEM ${problem}`);
    isSound &&= run.problems.length === 0;
  }
}
console.log(
  isSound
    ? '\nNothing is lost, and nothing refused but for a fault.'
    : '\nSomething is not as it should be: see above.',
);
process.exit(isSound ? 0 : 1);
