import type { Command } from 'commander';
import type { Pipeline } from '@sluice/engine';
import type { EventsByType } from '@sluice/kit/host';
import { openPipeline, type PipelineFiles } from '../configuration/open-pipeline';
import { confirm } from '../confirm';
import { openRoute, type Route } from '../delivery/open-route';
import { readFewEvents } from '../events/read-few-events';
import { exitCode, exitCodeOf, worseExitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import { lossSections } from '../losses';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { count } from '../text/count';
import { outcomeLine } from '../text/outcome-line';
import { sideBySide } from '../text/side-by-side';
import { UsageError } from '../usage-error';
import { tell, write } from '../write';

interface TestOptions extends PipelineFiles {
  readonly toSimulator?: boolean;
  readonly yes?: boolean;
}

/** `sluice test` */
export function test(program: Command, session: Session): void {
  program
    .command('test')
    .description('try the credentials, then send sample events, after asking')
    .argument('<destination>', 'as "sluice list" names it')
    .argument('[events...]', 'files of events to send; one made-up event unless given')
    .option('--settings <file>', 'settings of the destination as a JSON object')
    .option('--subscriptions <file>', 'subscriptions as a JSON array; the presets unless given')
    .option('--config <file>', 'a file with both, as "sluice init" writes it')
    .option('--to-simulator', 'try it on a simulator in this process')
    .option('--yes', 'send the sample events without asking')
    .addHelpText(
      'after',
      '\nExamples:\n  sluice test bloomreach --config sluice.json\n  sluice test bloomreach --to-simulator --yes' +
        '\n\nWhere the vendor shows the last event of each type that it got, these are laid beside what was sent.',
    )
    .action((slug: string, names: string[], options: TestOptions) => run(slug, names, options, session));
}

async function run(slug: string, names: readonly string[], options: TestOptions, session: Session): Promise<void> {
  const { io } = session;
  const destination = findDestination(slug);
  const defaults = options.toSimulator ? await simulatorAccount(destination.slug) : undefined;
  const pipeline = await openPipeline(destination, options, { env: io.env, defaults });
  const events = names.length > 0 ? await readFewEvents(names, session) : [sampleAt(new Date())];
  const route = await openRoute(destination.slug, options.toSimulator || undefined, {}, 1);
  try {
    const credentials = await pipeline.test(route);
    session.exitCode = exitCodeOf(credentials);
    await write(io.stdout, `Credentials: ${outcomeLine(credentials)}\n`);
    if (credentials.status === 'rejected' || credentials.status === 'retry') return;
    const what =
      names.length > 0
        ? `the ${count(events.length, 'event')} of ${names.join(', ')}`
        : `a sample event: "${sample.event}" of the made-up user "${sample.userId}"`;
    const question = `Send ${destination.name} ${what}?`;
    if (!options.yes && !io.isTerminal.stdin) {
      throw new UsageError(`${question} Nobody can be asked here: add --yes. No event was sent.`);
    }
    if (!options.yes && !(await confirm(question, io))) {
      await tell(io.stderr, 'No event was sent.\n');
      session.exitCode = worseExitCode(session.exitCode, exitCode.declined);
      return;
    }
    const sent = await send(events, pipeline, route, session);
    if (route.losses) for (const section of lossSections(route.losses())) await write(io.stdout, `\n${section}`);
    const shown = await pipeline.lastEvents(route);
    if (!shown) return;
    await write(
      io.stdout,
      `\nThe last event of each type that ${destination.name} shows; it may lag behind what was sent just now.\n` +
        sideBySide(sent, shown, destination.name),
    );
  } finally {
    await route.close();
  }
}

/** Sends the events, prints what became of each, and returns what was sent last of each of the vendor's types. */
async function send(
  events: readonly unknown[],
  pipeline: Pipeline,
  route: Route,
  session: Session,
): Promise<EventsByType> {
  let sent: EventsByType = {};
  const transport: Route = {
    ...route,
    send(request, options) {
      sent = { ...sent, ...pipeline.destination.sentEvents?.(request.json) };
      return route.send(request, options);
    },
  };
  for await (const { index, outcome } of pipeline.deliver(events, { transport, attempts: 1 })) {
    session.exitCode = worseExitCode(session.exitCode, exitCodeOf(outcome));
    const which = events.length > 1 ? `Event ${index + 1}` : 'Sample event';
    await write(session.io.stdout, `${which}: ${outcomeLine(outcome)}\n`);
  }
  return sent;
}

/** Addresses and names that belong to nobody (RFC 2606, RFC 5737). */
const sample = {
  type: 'track',
  event: 'Product Viewed',
  messageId: 'sluice-test',
  userId: 'sluice-tester',
  context: {
    ip: '192.0.2.1',
    userAgent: 'Sluice test',
    page: { url: 'https://shop.example/products/sluice-test', title: 'Sluice test' },
    traits: { email: 'sluice-tester@example.com' },
  },
  properties: { product_id: 'sluice-test', name: 'Sluice test', price: 1, quantity: 1, currency: 'EUR' },
} as const;

function sampleAt(time: Date): unknown {
  return { ...sample, timestamp: time.toISOString() };
}
