import { dirname } from 'node:path';
import { undiciTransport } from '@sluice/engine/transports';
import { CommandFailure } from '../command-failure';
import { eventSources } from '../events/event-source';
import { readEvents } from '../events/read-events';
import { exitCode } from '../exit-code';
import { explainListenError } from '../explain-listen-error';
import type { Session } from '../session';
import { UsageError } from '../usage-error';
import { tell, write } from '../write';
import { ConfigFile } from './config-file';
import { createApp } from './create-app';
import { listen } from './listen';
import { pageFiles } from './page-files';
import { createSessions } from './sessions';

/** The user's choices. */
export interface WorkbenchChoices {
  readonly config: string;
  readonly port: number;
}

/** Serves the page until it is stopped. */
export async function openWorkbench(
  names: readonly string[],
  { config, port }: WorkbenchChoices,
  { io }: Session,
): Promise<void> {
  if (names.length > 0) await eventSources(names, io);
  const folder = pageFolder();
  const file = new ConfigFile(config);
  // Fails right away if the file cannot be read.
  await file.show();
  let origin = '';
  const sessions = createSessions(() => void tell(io.stderr, `Opened. For another window: ${address()}\n`));
  const address = () => `${origin}/#token=${sessions.token()}`;
  const app = createApp({
    isOwn: (asked) => asked === origin || asked === origin.replace('127.0.0.1', 'localhost'),
    sessions,
    config: file,
    files: pageFiles(folder),
    readEvents: async function* () {
      if (names.length > 0) yield* readEvents(await eventSources(names, io));
    },
    env: io.env,
    transportToVendors: () => undiciTransport(),
    onDefect: (error) => void tell(io.stderr, `${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const server = await listen(app, port).catch((error: unknown) => {
    const explained = explainListenError(error, '127.0.0.1', port);
    throw explained === undefined ? error : new UsageError(explained);
  });
  origin = server.origin;
  const stopped = new Promise<void>((resolve) => {
    const stopListening = io.onSignal(() => {
      stopListening();
      resolve();
    });
  });
  await write(io.stdout, `${address()}\n`);
  await tell(io.stderr, 'Open this address in a browser. Press Ctrl-C to stop.\n');
  await stopped;
  await server.close();
}

function pageFolder(): string {
  try {
    return dirname(require.resolve('@sluice/workbench/index.html'));
  } catch {
    throw new CommandFailure('The page is not built: run "npm run build" in Sluice’s folder.', exitCode.usage);
  }
}
