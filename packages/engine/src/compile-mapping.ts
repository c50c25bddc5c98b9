export { compileMapping, type Mapper } from './mapping/compile-mapping';
