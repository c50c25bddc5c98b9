/** What runs in a browser, and how many kilobytes of it, gzipped, may be loaded. */
export const bundles = [
  {
    name: 'planning',
    entry: "export * from '@sluice/engine'; export { catalog } from '@sluice/catalog';",
    budgetKilobytes: 250,
  },
  {
    name: 'mapping-editor',
    entry: "import '@sluice/mapping-editor';",
    budgetKilobytes: 60,
  },
];
