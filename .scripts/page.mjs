// npm run page: builds the workbench's page, and what it is made of, into packages/workbench/dist.
import { ensureInstalled, ensurePage } from './ready.mjs';

ensureInstalled();
await ensurePage();
