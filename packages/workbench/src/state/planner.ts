import { callsTo, connectPreview, type Port, type PreviewClient } from '@sluice/mapping-editor/preview';
import type { OwnMethods } from '../planning/worker';

/** The Worker that plans, as the page calls it. */
export interface Planner extends PreviewClient {
  readonly own: {
    readonly [K in keyof OwnMethods]: (...args: Parameters<OwnMethods[K]>) => Promise<ReturnType<OwnMethods[K]>>;
  };
}

/** Starts a Worker. Calls `onFailure` if it cannot be loaded, or fails as a whole. */
export function startPlanner(name: string, onFailure: (message: string) => void): Planner {
  const worker = new Worker(new URL('../planning/worker.ts', import.meta.url), { type: 'module', name });
  worker.addEventListener('error', ({ message }) => onFailure(message || 'The planner could not be loaded.'));
  const port = worker as Port;
  const call = callsTo(port);
  return {
    ...connectPreview(port),
    own: {
      definitions: () => call('definitions', []),
      open: (entry) => call('open', [entry]),
      preview: (configuration, event) => call('preview', [configuration, event]),
      matrix: (configurations) => call('matrix', [configurations]),
    },
  };
}
