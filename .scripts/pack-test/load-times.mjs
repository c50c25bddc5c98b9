import { join } from 'node:path';
import { run } from './consumers.mjs';

/** How long the packages take to load in a process of their own. Figures to look at: they depend on the machine and on what else it does. */
export async function loadTimes({ slugs, isolated, runs }) {
  const rows = [];
  for (const name of ['kit', ...slugs, 'engine']) {
    const home = isolated(name, [`@sluice/${name}`]);
    const code = `const start = performance.now(); require('@sluice/${name}'); console.log(performance.now() - start);`;
    rows.push(
      await measure(name, name === 'engine' ? 80 : 25, async () =>
        Number(await run(process.execPath, ['-e', code], home)),
      ),
    );
  }
  const cli = isolated('cli', ['@sluice/cli']);
  const bin = join(cli, 'node_modules', '@sluice', 'cli', 'bin', 'sluice.js');
  const whole = (args) => async () => {
    const start = performance.now();
    await run(process.execPath, args, cli);
    return performance.now() - start;
  };
  rows.push(await measure('sluice --version', 150, whole([bin, '--version'])));
  rows.push(await measure('node -e 0', undefined, whole(['-e', '0'])));
  return rows;

  async function measure(name, limit, once) {
    const times = [];
    for (let at = 0; at < runs; at += 1) times.push(await once());
    times.sort((one, other) => one - other);
    return { name, value: Math.round(times[runs >> 1]), least: Math.round(times[0]), limit };
  }
}
