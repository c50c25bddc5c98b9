import { examples } from '../examples';
import type { Pipeline } from '@sluice/engine';
import { count, type EventsByType, titleOf } from '@sluice/kit/host';
import type { Command } from 'commander';
import { addDestinationOptions, addWords, type DestinationOptions } from '../configuration/destination-options';
import { openDestinations } from '../configuration/open-destinations';
import { addYesOption, isAgreed } from '../confirm';
import { openRoute, type Route } from '../delivery/open-route';
import { readFewEvents } from '../events/read-few-events';
import { exitCodeOf, exitCodeOfLosses, worseExitCode } from '../exit-code';
import { lossSections } from '../losses';
import type { Session } from '../session';
import { accountNamedIn } from '../simulator-account';
import { lookOf } from '../text/look';
import { outcomeLine } from '../text/outcome-line';
import { sideBySide } from '../text/side-by-side';
import { wrap } from '../text/wrap';
import { writeHeading } from '../text/write-heading';
import { UsageError } from '../usage-error';
import { write, writeLine } from '../write';

interface TryOptions extends DestinationOptions {
  readonly yes?: boolean;
}

/** `sluice try` */
export function tryOut(program: Command, session: Session): void {
  const command = program.command('try').description('check the credentials, then send sample events; asks first');
  addWords(command, 'files of events to send; default: one made-up event');
  addYesOption(addDestinationOptions(command))
    .addHelpText(
      'after',
      examples(
        ['sluice try', 'sluice try bloomreach events.ndjson', 'sluice try bloomreach --to-simulator --yes'],
        'Where the vendor shows the last event of each type it received, these are compared with what was sent. To test your mappings without sending anything, use "sluice test".',
      ),
    )
    .action(async (first: string | undefined, others: string[], options: TryOptions) => {
      const { destinations, names } = await openDestinations([first, ...others], options, session.io);
      const events = names.length > 0 ? await readFewEvents(names, session) : [sampleAt(new Date())];
      const what = names.length > 0 ? `the ${count(events.length, 'event')} of ${names.join(', ')}` : madeUp;
      for (const [at, { pipeline }] of destinations.entries()) {
        if (destinations.length > 1) await writeHeading(titleOf(pipeline.destination), at, session);
        await run(pipeline, { events, what }, options, session);
      }
    });
}

async function run(
  pipeline: Pipeline,
  { events, what }: { readonly events: readonly unknown[]; readonly what: string },
  options: TryOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const { destination } = pipeline;
  const look = lookOf(io);
  const account = options.toSimulator === true ? await accountNamedIn(destination, pipeline.settings.all) : undefined;
  const route = await openRoute(destination.slug, options.toSimulator, { account }, 1);
  try {
    const credentials = await pipeline.test(route);
    session.exitCode = worseExitCode(session.exitCode, exitCodeOf(credentials));
    await writeLine(io, `Credentials: ${outcomeLine(credentials, look)}`);
    if (credentials.status === 'rejected' || credentials.status === 'retry') return;
    const question = `Send ${titleOf(destination)} ${what}?`;
    if (!options.yes && !io.isTerminal.stdin) {
      throw new UsageError(`${question} There is no terminal to ask on: add --yes. No event was sent.`);
    }
    if (!(await isAgreed(question, options, session, 'No event was sent.'))) return;
    const sent = await send(events, pipeline, route, session);
    if (route.losses) {
      session.exitCode = worseExitCode(session.exitCode, exitCodeOfLosses(route.losses()));
      for (const section of lossSections(route.losses(), look)) await write(io.stdout, `\n${section}`);
    }
    const shown = await pipeline.lastEvents(route);
    if (!shown) return;
    await write(
      io.stdout,
      `\n${wrap(`The last event of each type that ${titleOf(destination)} shows; it may lag behind what was sent just now.`, '', look.width)}` +
        sideBySide(sent, shown, titleOf(destination), look),
    );
  } finally {
    await route.close();
  }
}

/** Sends the events, prints what happened to each, and returns the last event sent for each of the vendor's types. */
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
    const look = lookOf(session.io);
    const which = events.length > 1 ? `Event ${index}` : 'Sample event';
    await writeLine(session.io, `${which}: ${outcomeLine(outcome, look)}`);
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
  // Discovery ignores the event without its cookie.
  integrations: { Bloomreach: { _br_uid_2: 'uid=1234567890123:v=15.0:ts=1771771054202:hc=1' } },
} as const;

const madeUp = `a sample event: "${sample.event}" of the made-up user "${sample.userId}"`;

function sampleAt(time: Date): unknown {
  return { ...sample, timestamp: time.toISOString() };
}
