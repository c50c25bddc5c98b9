// npm run page: builds the workbench's page from source, into packages/workbench/dist. With --watch it goes on as files change.
import { join } from 'node:path';
import { root } from './ready.mjs';
import { buildPage } from './page/build-page.mjs';

await buildPage(join(root, 'packages', 'workbench', 'dist'), { isWatching: process.argv.includes('--watch') });
