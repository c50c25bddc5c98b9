import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { undiciTransport } from '@sluice/engine';
import { type Destination, isNameOf, parseUrl } from '@sluice/kit/host';
import type { LogLevel, RunningServer } from '@sluice/rudderstack';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitCode, signalExitCode } from '../exit-code';
import { explainListenError } from '../explain-listen-error';
import { findDestination } from '../find-destination';
import { wholeNumber } from '../option-numbers';
import type { Session } from '../session';
import { UsageError } from '../usage-error';
import { tell } from '../write';

interface ServeChoices {
  readonly own?: string;
  readonly upstream?: string;
  readonly host: string;
  readonly port: number;
  readonly allowHosts?: readonly string[];
  readonly bodyLimit: number;
  readonly bodyTimeout: number;
  readonly bytesInFlight?: number;
  readonly requestTimeout: number;
  readonly concurrency: number;
  readonly drain: number;
  readonly logLevel: LogLevel;
}

/** `sluice serve` */
export function serve(program: Command, session: Session): void {
  program
    .command('serve')
    .description('answer a rudder-server for our destinations, in place of or in front of its transformer')
    .option(
      '--own <destinations>',
      'whose events we transform, comma-separated; unless given, those that RudderStack lacks',
    )
    .option('--upstream <url>', 'the transformer that everything else is handed on to')
    .option('--host <address>', 'the address to listen on; whoever reaches it can send to the vendors', '127.0.0.1')
    .option('--port <number>', 'the port to listen on; 0 takes any free one', wholeNumber(0, 65_535), 9090)
    .option(
      '--allow-hosts <hosts>',
      'the hosts that requests may go to where a configuration names the host, comma-separated, as in api.example.com,*.example.org; all unless given',
      hostList,
    )
    .option('--body-limit <megabytes>', 'the largest body that is read, unpacked', wholeNumber(1, 500), 200)
    .option('--body-timeout <seconds>', 'how long a request may take to come', wholeNumber(1, 600), 10)
    .option(
      '--bytes-in-flight <megabytes>',
      'what bodies under way may take of memory; what comes beyond is told to retry; unless given, a quarter of the heap',
      wholeNumber(1),
    )
    .option('--request-timeout <seconds>', 'how long an answer may take', wholeNumber(1, 86_400), 600)
    .option(
      '--concurrency <number>',
      'requests answered at once; what comes beyond is told to retry',
      wholeNumber(1),
      256,
    )
    .option('--drain <seconds>', 'how long health is red before we take no more requests', wholeNumber(0, 3_600), 2)
    .addOption(new Option('--log-level <level>', 'what is logged').choices(levels).default('info'))
    .addHelpText(
      'after',
      '\nExamples:\n  sluice serve --own bloomreach --port 9090 --upstream http://transformer:9090\n' +
        '  DEST_TRANSFORM_URL=http://127.0.0.1:9090   (what rudder-server is told then)\n' +
        '\nThe log goes to standard output, one JSON object a line. GET /docs.json describes the routes, /metrics is for\n' +
        'Prometheus. SIGTERM or Ctrl-C turns /health red, lets what is under way finish, and ends; again, it ends at once.',
    )
    .action((choices: ServeChoices) => run(choices, session));
}

// What it costs to load the server is paid by this command alone, so its levels are not imported.
const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

async function run(choices: ServeChoices, session: Session): Promise<void> {
  const { io } = session;
  const { own, upstream, host, port, logLevel } = choices;
  if (upstream !== undefined) assertUrl(upstream);
  const rudderstack = await import('@sluice/rudderstack');
  const destinations =
    own === undefined
      ? destinationsOf(Object.keys(catalog).filter((slug) => !rudderstack.builtInOf({ slug })))
      : destinationsOf(own.split(','));
  if (destinations.length === 0 && upstream === undefined) {
    throw new UsageError(
      `There is nothing to answer for. Name destinations, as in --own ${Object.keys(catalog).join()}`,
    );
  }
  const log = rudderstack.createLog(io.stdout, logLevel);
  const transport = undiciTransport();
  const adapter = rudderstack.createAdapter({
    destinations,
    transport,
    allowsHost: choices.allowHosts && allowing(choices.allowHosts),
    onDefect: (error) => rudderstack.logDefect(log, error),
  });
  const limits = {
    bodyBytes: choices.bodyLimit * 1_000_000,
    bodyMilliseconds: choices.bodyTimeout * 1_000,
    ...(choices.bytesInFlight !== undefined && { bytesInFlight: choices.bytesInFlight * 1_000_000 }),
    requestMilliseconds: choices.requestTimeout * 1_000,
    concurrency: choices.concurrency,
  };
  const drainMilliseconds = choices.drain * 1_000;
  const server = await rudderstack
    .serve(adapter, { version: ownVersion(), log, host, port, upstream, limits, drainMilliseconds })
    .catch((error: unknown) => {
      const explained = explainListenError(error, host, port);
      throw explained === undefined ? error : new UsageError(explained);
    });
  const isPatient = await untilStopped(server, session);
  if (isPatient) await transport.close();
}

/** Resolves once the server has stopped, with whether it could take its time: the second signal ends it at once. */
async function untilStopped(server: RunningServer, session: Session): Promise<boolean> {
  const { io } = session;
  let isStopping = false;
  let stopListening: (() => void) | undefined;
  const stopped = new Promise<void>((resolve, reject) => {
    stopListening = io.onSignal((signal) => {
      if (isStopping) session.exitCode = signalExitCode[signal];
      const ending = isStopping ? server.end() : server.stop();
      isStopping = true;
      ending.then(resolve, reject);
    });
  });
  await tell(io.stderr, `Listening on ${server.origin}. Press Ctrl-C to stop.\n`);
  await stopped;
  stopListening?.();
  return session.exitCode === exitCode.allWell;
}

/** Loads no more than these. */
function destinationsOf(written: readonly string[]): readonly Destination[] {
  const slugs = Object.keys(catalog);
  return [...new Set(written.map((entry) => find(entry.trim())))];

  function find(name: string): Destination {
    const slug = slugs.find((one) => isNameOf({ name: one, slug: one }, name));
    return findDestination(slug ?? name);
  }
}

/** The hosts of a list, each with its port where that is not 443; `*.` stands for whatever is before it. */
function hostList(text: string): readonly string[] {
  return text.split(',').map((entry) => {
    const [, star = '', host = ''] = /^\s*(\*\.)?([^\s*/?#@]+)\s*$/.exec(entry) ?? [];
    const url = parseUrl(`https://${host}`);
    if (host !== '' && url) return star + url.host;
    throw new InvalidArgumentError('It must be names of hosts, comma-separated, as in api.example.com,*.example.org.');
  });
}

function allowing(hosts: readonly string[]): (host: string) => boolean {
  return (host) => hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one));
}

function assertUrl(text: string): void {
  if (/^https?:$/.test(parseUrl(text)?.protocol ?? '')) return;
  throw new UsageError('--upstream must be a URL, as in http://127.0.0.1:9091.');
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string }; // -- ours
  return version;
}
