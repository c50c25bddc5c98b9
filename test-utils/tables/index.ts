export { kindTable } from './kind-table';
export { matrixTables, shortMatrix } from './matrix-tables';
export { destinationTable, readmeTables, withTables } from './readme-tables';
