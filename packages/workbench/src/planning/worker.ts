import { catalog } from '@sluice/catalog';
import { eventMatrix } from '@sluice/engine';
import { samplesOf } from '@sluice/events';
import type { Configuration } from '@sluice/mapping-editor/preview';
import { Pipelines, servePreview } from '@sluice/mapping-editor/preview-worker';
import { definitionOf } from './definition-of';
import type { Entry } from './entry';
import { openEntry } from './open-entry';
import { previewOf } from './preview-of';

const pipelines = new Pipelines(catalog);

/** What the page asks for besides what the editor's Worker serves. */
const methods = {
  definitions: () => Object.values(catalog).map(definitionOf),
  open: (entry: Entry) => openEntry(entry, pipelines),
  /** At once, where `explain` takes as long as some hundred plans. */
  preview: (configuration: Configuration, event: unknown) =>
    previewOf(pipelines.open(configuration), event, Date.now()),
  matrix: (configurations: readonly Configuration[]) =>
    eventMatrix(
      configurations.map((one) => pipelines.open(one)),
      samplesOf,
    ),
};
export type OwnMethods = typeof methods;

/** Plans away from the page, which so answers at once; and alone may make functions out of texts. */
servePreview(catalog, undefined, methods);
