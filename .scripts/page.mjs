// npm run page: builds the workbench's page, and what it is made of, into packages/workbench/dist. With --watch it goes on as files change.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';
import { buildPage } from './page/build-page.mjs';

ensureInstalled();
ensureBuilt();
await buildPage(join(root, 'packages', 'workbench', 'dist'), { isWatching: process.argv.includes('--watch') });
