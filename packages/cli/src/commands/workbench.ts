import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { addConfigOption, configFileName } from '../configuration/destination-options';
import { findConfig } from '../configuration/find-config';
import { examples } from '../examples';
import { wholeNumber } from '../option-numbers';
import type { Session } from '../session';
import type { openWorkbench, WorkbenchChoices } from '../workbench/open-workbench';

/** `sluice workbench` */
export function workbench(program: Command, session: Session): void {
  const command = program
    .command('workbench')
    .description('open a page on this machine that shows what becomes of events and edits a config file')
    .argument('[events...]', 'files of events (NDJSON, JSON, gzip) to open it with');
  addConfigOption(command)
    .option('--port <number>', 'the port to listen on; default: any free port', wholeNumber(0, 65_535))
    .addHelpText(
      'after',
      examples(
        ['sluice workbench', 'sluice workbench export/*.json.gz'],
        'Nothing leaves this machine unless you press the red button that says so. The address works once; after that, another ' +
          'is printed. Ctrl-C ends it.',
      ),
    )
    .action(async (names: string[], options: Partial<WorkbenchChoices>) => {
      const { folder } = session.io;
      const config = options.config ?? relative(folder, (await findConfig(folder)) ?? join(folder, configFileName));
      // Loaded late, so that only this command pays for loading the server.
      const opened = require('../workbench/open-workbench') as { openWorkbench: typeof openWorkbench };
      return opened.openWorkbench(names, { port: 0, ...options, config }, session);
    });
}
