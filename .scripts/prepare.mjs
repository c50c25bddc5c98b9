// Runs after `npm ci` and `npm install`, so that `npx sluice` works right away.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, markInstalled, root } from './ready.mjs';

if (existsSync(join(root, 'node_modules', 'typescript'))) {
  markInstalled();
  ensureBuilt();
} else {
  console.log('Not built: the development packages are not installed.');
}
