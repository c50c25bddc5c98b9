import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './consumers.mjs';

/** Code that ends the output with the process's CPU time in milliseconds: in total, or from this point on. */
const counting = (since) => `
  const start = ${since};
  process.on('exit', () => {
    const { user, system } = process.cpuUsage(start);
    console.log('\\n' + (user + system) / 1000);
  });`;

/** The CPU time it takes to load each package, in a separate process. For information only: the figures depend on the machine. */
export async function loadTimes({ slugs, isolated, runs }) {
  const rows = [];
  for (const name of ['kit', ...slugs, 'engine']) {
    const home = isolated(name, [`@sluice/${name}`]);
    const file = join(home, 'load.cjs');
    writeFileSync(file, `${counting('process.cpuUsage()')}\nrequire('@sluice/${name}');`);
    rows.push(await measure(name, name === 'engine' ? 80 : 25, [file], home));
  }
  const cli = isolated('cli', ['@sluice/cli']);
  const counter = join(cli, 'count.cjs');
  writeFileSync(counter, counting('undefined'));
  const bin = join(cli, 'node_modules', '@sluice', 'cli', 'bin', 'sluice.js');
  rows.push(await measure('sluice --version', 150, ['--require', counter, bin, '--version'], cli));
  rows.push(await measure('node -e 0', undefined, ['--require', counter, '-e', '0'], cli));
  return rows;

  async function measure(name, limit, args, home) {
    const times = [];
    for (let at = 0; at < runs; at += 1)
      times.push(Number((await run(process.execPath, args, home)).split('\n').at(-2)));
    times.sort((one, other) => one - other);
    return { name, value: Math.round(times[runs >> 1]), least: Math.round(times[0]), limit };
  }
}
