import type { Command } from 'commander';
import type { Pipeline, Transport } from '@sluice/engine';
import { openPipeline, type PipelineFiles } from '../configuration/open-pipeline';
import { confirm } from '../confirm';
import { openRoute } from '../delivery/open-route';
import { exitCodeOf, worseExitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { outcomeLine } from '../text/outcome-line';
import { write } from '../write';

interface TestOptions extends PipelineFiles {
  readonly toSimulator?: boolean;
  readonly yes?: boolean;
}

/** `sluice test` */
export function test(program: Command, session: Session): void {
  program
    .command('test')
    .description('try the credentials, then send one sample event, after asking')
    .argument('<destination>', 'as "sluice list" names it')
    .option('--settings <file>', 'settings of the destination as a JSON object')
    .option('--subscriptions <file>', 'subscriptions as a JSON array; the presets unless given')
    .option('--config <file>', 'a file with both, as "sluice init" writes it')
    .option('--to-simulator', 'try it on a simulator in this process')
    .option('--yes', 'send the sample event without asking')
    .addHelpText(
      'after',
      '\nExamples:\n  sluice test bloomreach --config sluice.json\n  sluice test bloomreach --to-simulator --yes',
    )
    .action((slug: string, options: TestOptions) => run(slug, options, session));
}

async function run(slug: string, options: TestOptions, session: Session): Promise<void> {
  const { io } = session;
  const destination = findDestination(slug);
  const defaults = options.toSimulator ? await simulatorAccount(destination.slug) : undefined;
  const pipeline = await openPipeline(destination, options, { env: io.env, defaults });
  const route = await openRoute(destination.slug, options.toSimulator || undefined, {}, 1);
  try {
    const credentials = await pipeline.test(route);
    session.exitCode = exitCodeOf(credentials);
    await write(io.stdout, `Credentials: ${outcomeLine(credentials)}\n`);
    if (credentials.status === 'rejected' || credentials.status === 'retry') return;
    const question = `Send ${destination.name} a sample event: "${sample.event}" of the made-up user "${sample.userId}"?`;
    if (!options.yes && !(await confirm(question, io))) return;
    await sendSample(pipeline, route, session);
  } finally {
    await route.close();
  }
}

async function sendSample(pipeline: Pipeline, transport: Transport, session: Session): Promise<void> {
  const event = { ...sample, timestamp: new Date().toISOString() };
  for await (const { outcome } of pipeline.deliver([event], { transport, attempts: 1 })) {
    session.exitCode = worseExitCode(session.exitCode, exitCodeOf(outcome));
    await write(session.io.stdout, `Sample event: ${outcomeLine(outcome)}\n`);
  }
}

/** Addresses and names that belong to nobody (RFC 2606, RFC 5737). */
const sample = {
  type: 'track',
  event: 'Product Viewed',
  messageId: 'sluice-test',
  userId: 'sluice-test',
  context: {
    ip: '192.0.2.1',
    userAgent: 'Sluice test',
    page: { url: 'https://shop.example/products/sluice-test', title: 'Sluice test' },
    traits: { email: 'sluice-test@example.com' },
  },
  properties: { product_id: 'sluice-test', name: 'Sluice test', price: 1, quantity: 1, currency: 'EUR' },
} as const;
