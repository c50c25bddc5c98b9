// npm run pack-test: packs everything that is published and uses it as its users do, in fresh folders outside this repository.
// Prints which consumers could use what, how large it is, and how long it takes to load. Options: --quick (only with the current
// Node.js, and without downloads), --only REGEX (consumers by name), --json FILE (also write the results there), --keep (do not
// delete the folder).
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { consumers, npmConsumers } from './pack-test/consumers.mjs';
import { installIsolated } from './pack-test/install-isolated.mjs';
import { installNodes } from './pack-test/install-nodes.mjs';
import { installByNpm } from './pack-test/install-by-npm.mjs';
import { loadTimes } from './pack-test/load-times.mjs';
import { packPackages } from './pack-test/stage-packages.mjs';
import { packagesOf, subjectsFor } from './pack-test/subjects.mjs';
import { sizesOf } from './pack-test/sizes.mjs';
import { table } from './pack-test/table.mjs';
import { ensureInstalled } from './ready.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
ensureInstalled();

// No parent folder has packages that could be found by mistake.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sluice-packed-')));
try {
  process.exitCode = await main();
} finally {
  if (options.keep) console.log(`Kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

async function main() {
  const packed = packPackages(folder);
  const slugs = packed.filter(({ manifest }) => manifest.keywords?.includes('sluice-destination')).map(shortName);
  const packages = createRequire(join(folder, 'repository', 'package.json'));
  const { recentEvents, specEvent } = packages('@sluice/events');
  const { simulators } = packages('@sluice/simulators');
  const [event] = recentEvents([specEvent('Order Completed')]);
  const settings = Object.fromEntries(slugs.map((slug) => [slug, simulators[slug].account]));
  const subjects = subjectsFor(slugs, { event, settings }).map((subject) => ({
    ...subject,
    tarball: packed.find((one) => shortName(one) === subject.name)?.tarball,
  }));

  const isolated = installer(packed);
  const all = isolated(
    'all',
    packed.map(({ manifest }) => manifest.name),
  );
  const context = {
    event,
    settings,
    packages,
    all,
    folderWith: isolated,
    folderOf: (subject) => isolated(subject.name, [...packagesOf(subject), ...(subject.peers ?? [])]),
  };
  const nodes = options.quick ? [{ path: process.execPath, version: process.versions.node }] : installNodes(folder);
  const rows = [];
  for (const consumer of chosen(consumers)) {
    for (const node of consumer.isByNode ? nodes : [nodes.find(({ path }) => path === process.execPath)]) {
      const isOld = Number.parseInt(node.version) < 20;
      const wanted = subjects.filter((subject) => !isOld || (subject.oldestNode === 18 && consumer.oldestNode !== 20));
      if (!wanted.some(consumer.wants)) continue;
      rows.push(
        await rowOf(consumer, `${consumer.name}${consumer.isByNode ? `, Node.js ${node.version}` : ''}`, wanted, {
          ...context,
          node: node.path,
        }),
      );
    }
  }
  for (const strategy of options.quick ? [] : ['hoisted', 'linked']) {
    const home = installByNpm(join(folder, `npm-${strategy}`), packed, strategy);
    for (const consumer of chosen(npmConsumers)) {
      const given = { ...context, node: process.execPath, folderOf: () => home, folderWith: () => home };
      rows.push(await rowOf(consumer, `${consumer.name}, npm install, ${strategy}`, subjects, given));
    }
  }

  const sizes = sizesOf(packed, slugs, folder);
  const times = await loadTimes({ slugs, isolated, runs: options.quick ? 3 : 11 });
  console.log(
    table(
      rows,
      subjects.map(({ name }) => name),
    ),
  );
  print('megabytes installed', sizes);
  print('milliseconds of CPU time to load, median (least)', times);
  const failures = rows.flatMap(({ name, results }) =>
    [...results].flatMap(([subject, told]) => (told === '' ? [] : [{ consumer: name, subject, told }])),
  );
  for (const { consumer, subject, told } of failures) console.log(`\n${consumer}: ${subject}\n${told}`);
  if (options.json) {
    const consumersOf = rows.map(({ name, results }) => ({ name, subjects: [...results.keys()] }));
    writeFileSync(options.json, JSON.stringify({ consumers: consumersOf, failures, sizes, times }, null, 2));
  }
  const isOver = sizes.some(({ value, limit }) => value > limit);
  return failures.length > 0 || isOver ? 1 : 0;
}

async function rowOf(consumer, name, subjects, context) {
  const wanted = subjects.filter(consumer.wants);
  const results = new Map();
  await consumer.prepare?.(wanted, context);
  for (const subject of wanted) results.set(subject.name, '');
  const waiting = [...wanted];
  const takeTurns = async () => {
    for (let subject = waiting.shift(); subject; subject = waiting.shift()) {
      await consumer.test(subject, context).catch((error) => results.set(subject.name, error.message));
    }
  };
  // In parallel, since most of them wait for a process.
  await Promise.all(Array.from({ length: consumer.isOneByOne ? 1 : availableParallelism() }, takeTurns));
  if (process.stderr.isTTY) process.stderr.write(`${name}\n`);
  return { name, results };
}

/** Installs the named packages into a folder of this name, once. */
function installer(packed) {
  const known = new Map();
  return (name, names) => {
    const home = known.get(name) ?? join(folder, 'users', name);
    if (!known.has(name)) {
      mkdirSync(home, { recursive: true });
      installIsolated(home, packed, names);
      known.set(name, home);
    }
    return home;
  };
}

function shortName({ manifest }) {
  return manifest.name.split('/')[1];
}

function chosen(all) {
  return all.filter(({ name }) => new RegExp(options.only).test(name));
}

function print(title, measured) {
  console.log(`\n${title}`);
  for (const { name, value, least, limit } of measured) {
    const most = limit === undefined ? '' : ` of ${limit}${value > limit ? ': OVER' : ''}`;
    console.log(`  ${name.padEnd(24)} ${String(value).padStart(6)}${least === undefined ? '' : ` (${least})`}${most}`);
  }
}
