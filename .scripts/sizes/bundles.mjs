const destinations = "import { catalog } from '@sluice/catalog';";

/** What runs in a browser, with the maximum size in kilobytes, gzipped. */
export const bundles = [
  {
    name: 'planning',
    entry: `${destinations} export * from '@sluice/engine'; export { catalog };`,
    budgetKilobytes: 250,
  },
  {
    name: 'preview-worker',
    entry: `${destinations} import { servePreview } from '@sluice/mapping-editor/preview-worker'; servePreview(catalog);`,
    budgetKilobytes: 250,
  },
  {
    name: 'preview',
    entry: "export * from '@sluice/mapping-editor/preview';",
    budgetKilobytes: 2,
  },
  {
    name: 'mapping-editor',
    entry: "import '@sluice/mapping-editor';",
    budgetKilobytes: 60,
  },
];
