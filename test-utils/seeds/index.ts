export { comparePage } from './compare-page';
export { compareWithPages } from './compare-with-pages';
export { listSeeds } from './list-seeds';
export { seed } from './seed';
export { withEmail } from './with-email';
