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

/** The page's own methods, in addition to those of the editor's Worker. */
const methods = {
  definitions: () => Object.values(catalog).map(definitionOf),
  open: (entry: Entry) => openEntry(entry, pipelines),
  /** Answers immediately; `explain` takes as long as some hundred plans. */
  preview: (configuration: Configuration, event: unknown) =>
    previewOf(pipelines.open(configuration), event, Date.now()),
  matrix: (configurations: readonly Configuration[]) =>
    eventMatrix(
      configurations.map((one) => pipelines.open(one)),
      samplesOf,
    ),
};
/** The types of those methods, for the page. */
export type OwnMethods = typeof methods;

/** Plans in a Worker, so that the page stays responsive; also, only Workers may make functions from text. */
servePreview(catalog, undefined, methods);
