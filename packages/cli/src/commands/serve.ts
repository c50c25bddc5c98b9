import { examples } from '../examples';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { undiciTransport } from '@sluice/engine/transports';
import { type Destination, isNameOf, parseUrl } from '@sluice/kit/host';
import type * as Rudderstack from '@sluice/rudderstack';
import type { AdapterOptions, LogLevel, RunningServer } from '@sluice/rudderstack';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { assertWebUrl, isWebUrl } from '../assert-web-url';
import { openRoute, type Route } from '../delivery/open-route';
import { exitCode, signalExitCode } from '../exit-code';
import { addFaultOptions, type FaultOptions } from '../fault-options';
import { explainListenError } from '../explain-listen-error';
import { findDestination } from '../find-destination';
import { wholeNumber } from '../option-numbers';
import { repeatable, repeatableList } from '../repeatable';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { UsageError } from '../usage-error';
import { tellLine } from '../write';

interface ServeChoices extends FaultOptions {
  readonly own?: readonly string[];
  readonly proxied?: readonly string[];
  readonly toSimulator?: boolean;
  readonly origin?: readonly string[];
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
  const command = program
    .command('serve')
    .description('answer a rudder-server for Sluice’s destinations, in place of or in front of its transformer')
    .option(
      '--own <destinations>',
      'destinations to answer for, comma-separated; default: those that RudderStack lacks',
      repeatableList,
    )
    .option(
      '--proxied <destinations>',
      'destinations whose requests rudder-server posts back, because it has Router.<NAME>.transformerProxy; default: ' +
        'those with RSERVER_ROUTER_<NAME>_TRANSFORMER_PROXY=true in the environment of this process',
      repeatableList,
    )
    .option('--upstream <url>', 'the transformer that handles everything else')
    .option('--to-simulator', 'send to simulators in this process, one per destination');
  addFaultOptions(command)
    .option(
      '--origin <destination=url>',
      'send a destination’s requests elsewhere: to a simulator, a gateway; can be repeated',
      repeatable,
    )
    .option(
      '--host <address>',
      'the address to listen on; anyone who can reach it can send to the vendors',
      '127.0.0.1',
    )
    .option('--port <number>', 'the port to listen on; 0: any free port', wholeNumber(0, 65_535), 9090)
    .option(
      '--allow-hosts <hosts>',
      'hosts that configurations may name, comma-separated, as in api.example.com,*.example.org; default: all',
      hostList,
    )
    .option('--body-limit <megabytes>', 'largest request body in megabytes, uncompressed', wholeNumber(1, 500), 200)
    .option('--body-timeout <seconds>', 'how long a request may take to arrive', wholeNumber(1, 600), 10)
    .option(
      '--bytes-in-flight <megabytes>',
      'memory for request bodies in progress; further requests are told to retry; default: a quarter of the heap',
      wholeNumber(1),
    )
    .option('--request-timeout <seconds>', 'how long an answer may take', wholeNumber(1, 86_400), 600)
    .option('--concurrency <number>', 'requests answered at once; further ones are told to retry', wholeNumber(1), 256)
    .option('--drain <seconds>', 'how long /health fails before new requests are refused', wholeNumber(0, 3_600), 2)
    .addOption(new Option('--log-level <level>', 'what is logged').choices(levels).default('info'))
    .addHelpText(
      'after',
      examples(
        [
          'sluice serve --own bloomreach --port 9090 --upstream http://transformer:9090',
          'DEST_TRANSFORM_URL=http://127.0.0.1:9090 # for rudder-server',
        ],
        'The log goes to standard output, one JSON object per line. GET /docs.json describes the routes, /metrics is for Prometheus. SIGTERM or Ctrl-C turns /health red, finishes requests in progress and ends; a second one ends it at once.',
      ),
    )
    .action((choices: ServeChoices) => run(choices, session));
}

// Listed here instead of imported, so that only this command pays for loading the server.
const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

async function run(choices: ServeChoices, session: Session): Promise<void> {
  const { io } = session;
  const { own, proxied, upstream, host, port, logLevel } = choices;
  if (upstream !== undefined) assertWebUrl('--upstream', upstream);
  const rudderstack = require('@sluice/rudderstack') as typeof Rudderstack;
  const destinations =
    own === undefined
      ? destinationsOf(Object.keys(catalog).filter((slug) => !rudderstack.builtInOf({ slug })))
      : destinationsOf(own);
  if (destinations.length === 0 && upstream === undefined) {
    throw new UsageError(
      `There is nothing to answer for. Name destinations, as in --own ${Object.keys(catalog).join()}`,
    );
  }
  for (const { slug } of proxied ? destinationsOf(proxied) : []) {
    if (destinations.some((one) => one.slug === slug)) continue;
    throw new UsageError(`--proxied names ${slug}, but --own does not.`);
  }
  const log = rudderstack.createLog(io.stdout, logLevel);
  const routes = await openRoutes(destinations, choices, session);
  const isProxied = proxied === undefined ? rudderstack.proxiedIn(process.env) : isAmong(destinationsOf(proxied));
  const adapter = rudderstack.createAdapter({
    destinations,
    ...routes,
    isProxied,
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
  const posted = adapter.names.filter((name) => isProxied(name.toUpperCase()));
  log.info({ proxied: posted }, 'requests of these are taken from rudder-server’s proxy, and shared by events');
  const unsendable = adapter.names.filter((name) => name.startsWith('segment_') && !posted.includes(name));
  if (unsendable.length > 0) {
    const advice = 'turn on Router.<NAME>.transformerProxy there, and name them in --proxied';
    log.warn({ destinations: unsendable }, `rudder-server cannot send the requests of these itself: ${advice}`);
  }
  const isPatient = await untilStopped(server, session);
  if (isPatient) await routes.close();
}

/** Opens the routes to the vendors, or to simulators if the user chose them. */
async function openRoutes(
  destinations: readonly Destination[],
  { toSimulator = false, fault, seed, origin = [] }: ServeChoices,
  { io }: Session,
): Promise<Pick<AdapterOptions, 'transport' | 'transports'> & { close(): Promise<void> }> {
  if (!toSimulator && (fault ?? seed) !== undefined) {
    throw new UsageError('--fault and --seed are for the simulators that --to-simulator starts.');
  }
  const transport = undiciTransport();
  const routes: Record<string, Route> = {};
  const close = async () => {
    await Promise.all([transport, ...Object.values(routes)].map((one) => one.close()));
  };
  try {
    for (const written of origin) {
      const [, name = '', url = ''] = /^([^=]+)=(.+)$/.exec(written) ?? [];
      if (!isWebUrl(url))
        throw new UsageError('--origin must be a destination and a URL, as in bluecore=http://127.0.0.1:4010.');
      for (const { slug } of destinationsOf([name])) routes[slug] = await openRoute(slug, url, {}, connections);
    }
    const { accountConfiguration } = require('@sluice/rudderstack') as typeof Rudderstack;
    for (const destination of toSimulator ? destinations : []) {
      const { slug } = destination;
      if (routes[slug]) continue;
      routes[slug] = await openRoute(slug, true, { fault, seed }, connections);
      const config = JSON.stringify(accountConfiguration(destination, await simulatorAccount(slug)));
      await tellLine(io, `${slug} goes to a simulator. It takes the configuration ${config}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { transport, transports: routes, close };
}

const connections = 32;

/** Resolves once the server has stopped, with whether it stopped gracefully: a second signal ends it at once. */
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
  await tellLine(io, `Listening on ${server.origin}. Press Ctrl-C to stop.`);
  await stopped;
  stopListening?.();
  return session.exitCode === exitCode.allWell;
}

/** Loads only these destinations. */
function destinationsOf(written: readonly string[]): readonly Destination[] {
  const slugs = Object.keys(catalog);
  return [...new Set(written.map((entry) => find(entry.trim())))];

  function find(name: string): Destination {
    const slug = slugs.find((one) => isNameOf({ name: one, slug: one }, name));
    return findDestination(slug ?? name);
  }
}

/** Parses a list of hosts, each with its port unless that is 443; `*.` matches any subdomain. */
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

function isAmong(destinations: readonly Destination[]): (name: string) => boolean {
  return (name) => destinations.some((one) => isNameOf(one, name));
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string }; // -- ours
  return version;
}
