// npm run pack-test: packs everything and uses it as its users do, in fresh folders outside this repository, and prints who could use
// what, how large it is, and how long it takes to load. --quick: with the Node.js that runs, and without installing anything from a registry.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consumers } from './pack-test/consumers.mjs';
import { installIsolated } from './pack-test/install-isolated.mjs';
import { packPackages } from './pack-test/stage-packages.mjs';
import { packagesOf, subjectsFor } from './pack-test/subjects.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sluice-packed-')));
console.time('pack');
const packed = packPackages(folder);
console.timeEnd('pack');
const slugs = packed.filter(({ manifest }) => manifest.keywords?.includes('sluice-destination')).map(({ manifest }) => manifest.name.split('/')[1]);
import { createRequire } from 'node:module';
const require = createRequire(join(folder, 'repository', 'x.js'));
const { recentEvents, specEvent } = require('@sluice/events');
const { simulators } = require('@sluice/simulators');
const [event] = recentEvents([specEvent('Order Completed')]);
const settings = Object.fromEntries(slugs.map((slug) => [slug, simulators[slug].account]));
const subjects = subjectsFor(slugs, { event, settings });
const all = join(folder, 'all');
mkdirSync(all);
console.log(installIsolated(all, packed, packed.map(({ manifest }) => manifest.name)));
const folders = new Map();
const folderOf = (subject) => {
  const known = folders.get(subject.name);
  if (known) return known;
  const home = join(folder, subject.name);
  mkdirSync(home);
  installIsolated(home, packed, packagesOf(subject));
  folders.set(subject.name, home);
  return home;
};
for (const consumer of consumers) {
  console.time(consumer.name);
  const wanted = subjects.filter((subject) => consumer.wants?.(subject) ?? true);
  await consumer.prepare?.(wanted, all);
  for (const subject of wanted) {
    try {
      await consumer.test(subject, { folderOf, node: process.execPath });
    } catch (error) {
      console.log(`${consumer.name} ${subject.name}: ${error.message.slice(0, 600)}`);
    }
  }
  console.timeEnd(consumer.name);
}
console.log(folder);
