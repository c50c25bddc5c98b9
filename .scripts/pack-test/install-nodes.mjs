import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withoutNpm } from './stage-packages.mjs';

/** The oldest version that destinations run on, and the newest of each line that the other packages support. */
const versions = ['18.17.0', '20.20.2', '22.23.5', '24.22.3'];

/** Has npm install each version, as a package that contains only the program. Includes the current version, whichever it is. */
export function installNodes(folder) {
  const program = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const installed = versions
    .filter((version) => version !== process.versions.node)
    .map((version) => {
      const home = join(folder, 'nodes', version);
      mkdirSync(home, { recursive: true });
      const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--prefix', home];
      execFileSync('npm', [...args, `${program}@${version}`], { cwd: home, env: withoutNpm(), stdio: 'inherit' });
      return { path: join(home, 'node_modules', program, 'bin', 'node'), version };
    });
  return [...installed, { path: process.execPath, version: process.versions.node }].toSorted((one, other) =>
    one.version.localeCompare(other.version, 'en', { numeric: true }),
  );
}
