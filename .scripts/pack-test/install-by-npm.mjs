import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { withoutNpm } from './stage-packages.mjs';

/** Has npm install all our packages from their tarballs, and what Segment's users install in addition. */
export function installByNpm(folder, packed, strategy) {
  mkdirSync(folder, { recursive: true });
  const ours = packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]);
  const dependencies = {
    ...Object.fromEntries(ours),
    '@segment/actions-core': '3.170.0',
    liquidjs: '10.27.2',
    nock: '14.0.17',
  };
  writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true, dependencies }));
  const args = ['install', `--install-strategy=${strategy}`, '--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', args, { cwd: folder, env: withoutNpm(), stdio: 'inherit' });
  return folder;
}
