// npm run capture-events: makes the published SDKs send events to a server on loopback, and stores them as test data.
import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { capturedCalls } from './captured-calls.mjs';
import { root, runPackageBin } from './ready.mjs';

const folder = join(root, 'packages', 'events', 'src', 'captured');
const writeKey = 'a-write-key';
/** More than there are calls, so that the SDK sends them in order. */
const flushAt = 200;

const sdks = [
  {
    file: 'segment-node.json',
    package: '@segment/analytics-node',
    version: '3.1.0',
    answer: { success: true },
    async send({ Analytics }, origin) {
      const analytics = new Analytics({ writeKey, host: origin, flushAt });
      analytics.on('error', (error) => {
        throw error;
      });
      for (const { method, message } of capturedCalls()) analytics[method](message);
      await analytics.closeAndFlush();
    },
  },
  {
    file: 'rudderstack-node.json',
    package: '@rudderstack/rudder-sdk-node',
    version: '3.0.13',
    answer: 'OK',
    async send(Analytics, origin) {
      const analytics = new Analytics(writeKey, { dataPlaneUrl: origin, flushAt, axiosConfig: { proxy: false } });
      for (const { method, message } of capturedCalls()) analytics[method](message);
      await analytics.flush();
    },
  },
];

const uuid = '[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}';
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/**
 * What the SDKs are known to add to a call. Anything else may reveal something about the machine, and is refused until reviewed.
 */
const additions = {
  type: /^(track|identify|page|screen|group|alias)$/,
  messageId: new RegExp(`^(node-next-\\d{13}-)?${uuid}$`),
  timestamp: time,
  originalTimestamp: time,
  sentAt: time,
  channel: /^server$/,
  'context.library.name': /^(@segment\/)?analytics-node$/,
  'context.library.version': /^\d+\.\d+\.\d+$/,
  '_metadata.jsRuntime': /^node$/,
  '_metadata.nodeVersion': /^v?0\.0\.0$/,
};

const scratch = mkdtempSync(join(tmpdir(), 'sluice-capture-'));
try {
  console.log(`Installing the SDKs in ${scratch} …`);
  npm('init', '--yes');
  npm('install', '--ignore-scripts', '--save-exact', ...sdks.map((sdk) => `${sdk.package}@${sdk.version}`));
  const require = createRequire(join(scratch, 'package.json'));
  const texts = new Map();
  for (const sdk of sdks) {
    const events = (await capture(sdk, require(sdk.package))).map(withoutMachine);
    refuseUnknown(sdk, events);
    texts.set(sdk.file, `${JSON.stringify(events, null, 2)}\n`);
  }
  texts.set('README.md', readme());
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of texts) {
    writeFileSync(join(folder, file), text);
    console.log(`${relative(root, join(folder, file))} is written.`);
  }
  runPackageBin('oxfmt/bin/oxfmt', [folder]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs npm without the settings of an enclosing `npm run`, which would make it install into this repository. */
function npm(...args) {
  const { npm_execpath: path, npm_config_local_prefix: _, ...env } = process.env;
  const options = { cwd: scratch, env, stdio: ['ignore', 'ignore', 'inherit'] };
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', ...args];
  const { status } = path
    ? spawnSync(process.execPath, [path, ...quiet], options)
    : spawnSync('npm', quiet, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args[0]} ended with ${status}.`);
}

/** The events of every batch that the SDK sends, in order. */
async function capture({ answer, send }, sdk) {
  const events = [];
  const server = createServer((request, response) => void respond(request, response));
  async function respond(request, response) {
    const chunks = await request.toArray();
    const body = Buffer.concat(chunks);
    const isGzip = request.headers['content-encoding'] === 'gzip';
    events.push(...JSON.parse((isGzip ? gunzipSync(body) : body).toString()).batch);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  }
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    await send(sdk, `http://127.0.0.1:${server.address().port}`);
    return events;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The only thing the SDKs reveal about the machine is its Node.js version. */
function withoutMachine(event) {
  const { _metadata: metadata } = event;
  return { ...event, _metadata: { ...metadata, nodeVersion: metadata.nodeVersion.replace(/\d.*/, '0.0.0') } };
}

function refuseUnknown({ package: name }, events) {
  const calls = JSON.parse(JSON.stringify(capturedCalls()));
  if (events.length !== calls.length) {
    throw new Error(`${name} sent ${events.length} events for ${calls.length} calls.`);
  }
  for (const [index, { method, message }] of calls.entries()) {
    // The SDKs copy some values to a second place: RudderStack traits to the context, Segment a page's category to its
    // properties.
    const copies = {
      ...message,
      context: { traits: message.traits, ...message.context },
      properties: { category: message.category, ...message.properties },
    };
    for (const [path, value] of leaves(events[index])) {
      const isSaid = isDeepStrictEqual(value, read(copies, path)) || isEmpty(value);
      if (isSaid || additions[path.join('.')]?.test(value)) continue;
      throw new Error(
        `${name} adds ${path.join('.')} = ${JSON.stringify(value)} to ${method}: if it tells of nothing but the SDK, ` +
          'name it among the additions in this script, else make it neutral there.',
      );
    }
  }
}

function* leaves(value, path = []) {
  const isBranch = typeof value === 'object' && value !== null && !isEmpty(value);
  if (!isBranch) yield [path, value];
  else for (const [key, member] of Object.entries(value)) yield* leaves(member, [...path, key]);
}

function isEmpty(value) {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function read(value, path) {
  return path.reduce((at, key) => at?.[key], value);
}

function list(lines) {
  return lines.map((line) => `- ${line}\n`).join('');
}

function readme() {
  return `# Captured events

Written by \`npm run capture-events\` on ${new Date().toISOString().slice(0, 10)}; not to be edited.

What published SDKs send for the same calls, taken from \`batch\` in the request body:

${list(sdks.map((sdk) => `\`${sdk.file}\`: ${sdk.package} ${sdk.version}`))}
The script installs the SDKs in a scratch folder, calls them, and answers them from a server on loopback; only the installation
uses the network. The versions are in \`.scripts/capture-events.mjs\`, the calls in \`.scripts/captured-calls.mjs\`. Times and message IDs
that the SDKs generate differ with every capture.

## Changed after the capture

- \`_metadata.nodeVersion\`, the machine's version of Node.js, was replaced by 0.0.0, with the "v" that Segment puts before it.

Nothing else. The script compares each event with its call, and writes nothing if an SDK adds something unknown.

## Not in these events

What is next to \`batch\` in the body (Segment: \`writeKey\`, \`sentAt\`; RudderStack: \`timestamp\`, \`sentAt\`), and what the servers
of Segment and RudderStack add before a destination sees the event, such as \`receivedAt\`. None of it is made up here.

## The calls

${list(capturedCalls().map(({ method, purpose }) => `${method}: ${purpose}`))}
## Licence

The data is the output of our own calls: every name, address and number in it is invented. Email addresses are of
example.com, hosts end in ".example", IP addresses are of the ranges for documentation. The licence of this repository
applies. The SDKs, both under the MIT licence, are neither part of it nor needed to use it.
`;
}
