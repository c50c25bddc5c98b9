import type { Command } from 'commander';
import { wholeNumber } from '../option-numbers';
import type { Session } from '../session';
import type { openWorkbench, WorkbenchChoices } from '../workbench/open-workbench';

/** `sluice workbench` */
export function workbench(program: Command, session: Session): void {
  program
    .command('workbench')
    .description('a page, on this machine alone, that shows what becomes of events and edits a config file')
    .argument('[events...]', 'files of events (NDJSON, JSON, gzip) to open it with')
    .option('--config <file>', 'the config file that it opens and saves', 'sluice.json')
    .option('--port <number>', 'the port to listen on; any free one unless given', wholeNumber(0, 65_535), 0)
    .addHelpText(
      'after',
      '\nExamples:\n  sluice workbench\n  sluice workbench --config sluice.json export/*.json.gz\n\n' +
        'Nothing leaves this machine unless you press the red button that says so. The address works once; when it was\n' +
        'used, another is printed. Ctrl-C ends it.',
    )
    .action((names: string[], choices: WorkbenchChoices) => {
      // What it costs to load the server is paid by whoever opens it.
      const opened = require('../workbench/open-workbench') as { openWorkbench: typeof openWorkbench };
      return opened.openWorkbench(names, choices, session);
    });
}
