import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { orders } from './bench-events.mjs';
import { benchPipeline, slugs } from './bench-pipeline.mjs';
import { median } from './measure.mjs';
import { cpuMillisecondsOf, residentMegabytesOf, startServer } from './server-process.mjs';

const require = createRequire(import.meta.url);
const { accountConfiguration, nameOf } = require('@sluice/rudderstack');
const { recentEvents } = require('@sluice/events');

const cli = '../../packages/cli/bin/sluice.js';
const routes = ['processor', 'router'];
const sizes = [100, 1000];
/** The destinations that RudderStack has, too. */
const measuredSlugs = ['bloomreach', 'bluecore', 'blueshift'];

/**
 * Events that `sluice serve` transforms per second of CPU time, compared with a bare Node.js server that parses the same requests
 * and stringifies the same answers: higher is better. A peer, a transformer running elsewhere, receives the same requests.
 */
const speedRows = measuredSlugs.flatMap((slug) =>
  routes.flatMap((route) =>
    sizes.map((count) => ({
      name: `service: ${route}, ${count}, ${slug}`,
      measure(options) {
        return measureSpeed(`service: ${route}, ${count}, ${slug}`, { slug, route, count }, options);
      },
    })),
  ),
);

async function measureSpeed(name, { slug, route, count }, { runs, isQuick, peer, peerPid }) {
  const asked = requestFor(slug, route, isQuick ? 10 : count);
  const ours = await startServer(cli, 'serve', '--own', slug, '--port', '0', '--log-level', 'error');
  const bare = await startServer('./bare-server.mjs');
  const agent = new Agent();
  try {
    const answer = await send(ours.origin, asked, agent);
    requireAllTransformed(JSON.parse(answer), asked.count);
    const told = await send(bare.origin, { ...asked, method: 'PUT', text: answer }, agent);
    if (told !== answer) throw new Error('The bare server answers something else.');
    const servers = { bare, ours, ...(peer && { peer: { origin: peer, pid: peerPid } }) };
    if (peer) await send(peer, asked, agent);
    for (const server of Object.values(servers)) await costOf(server, asked, isQuick ? 0 : 1500);
    const measured = [];
    for (let run = 0; run < runs; run += 1) {
      const costs = {};
      for (const [key, server] of Object.entries(servers)) costs[key] = await costOf(server, asked, isQuick ? 0 : 500);
      measured.push(costs);
    }
    const values = measured.map((costs) => costs.bare / costs.ours);
    const microseconds = Object.fromEntries(
      Object.keys(servers).map((key) => [key, median(measured.map((costs) => costs[key])) * 1000]),
    );
    const againstPeer = peer && median(measured.map((costs) => costs.peer / costs.ours)).toFixed(2);
    const byClock = peer && !peerPid ? ', by the clock, which favours nobody on an idle machine' : '';
    return [
      {
        name,
        unit: 'of a bare server',
        goal: 0.7,
        value: median(values),
        least: Math.min(...values),
        greatest: Math.max(...values),
        microseconds,
        remark: `${Math.round(1e6 / microseconds.ours).toLocaleString('en')} events a second${peer ? `; ${againstPeer} times the peer${byClock}` : ''}`,
      },
    ];
  } finally {
    agent.destroy();
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

/** A request in compacted form, as rudder-server posts it. */
function requestFor(slug, route, count) {
  const events = recentEvents(orders(count));
  const { destination, settings } = benchPipeline(slug, events[0]);
  const type = nameOf(destination);
  const ids = { sourceId: 'source', destinationId: 'destination', workspaceId: 'workspace' };
  const input = events.map((message, index) => ({
    message: { ...message, channel: 'web', request_ip: message.context.ip },
    metadata: { jobId: index + 1, userId: message.userId, attemptNum: 0, messageId: message.messageId, ...ids },
  }));
  const described = {
    ID: ids.destinationId,
    Name: 'Bench',
    DestinationDefinition: { ID: 'definition', Name: type, DisplayName: destination.name, Config: {} },
    Config: accountConfiguration(destination, settings),
    Enabled: true,
    WorkspaceID: ids.workspaceId,
    Transformations: [],
    IsProcessorEnabled: true,
  };
  const body = { input, destinations: { [ids.destinationId]: described }, connections: {} };
  const isRouter = route === 'router';
  return {
    count,
    method: 'POST',
    path: isRouter ? '/routerTransform' : `/v0/destinations/${type.toLowerCase()}`,
    text: JSON.stringify(isRouter ? { ...body, destType: type.toLowerCase() } : body),
  };
}

async function send(origin, { method, path, text }, agent) {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-content-format': 'json+compactedv1',
  };
  const sent = request(origin + path, { method, headers, agent });
  sent.end(text);
  const [response] = await once(sent, 'response');
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  if (response.statusCode !== 200) throw new Error(`${origin}${path} answers ${response.statusCode}.`);
  return Buffer.concat(chunks).toString('utf8');
}

function requireAllTransformed(answer, count) {
  const entries = answer.output ?? answer;
  const failed = entries.find(({ statusCode }) => statusCode !== 200);
  if (failed) throw new Error(`An event is not transformed: ${failed.error}`);
  const jobs = new Set(entries.flatMap(({ metadata }) => [metadata].flat().map(({ jobId }) => jobId)));
  if (jobs.size !== count) throw new Error(`${jobs.size} of ${count} events are in the answer.`);
}

/** Milliseconds per event: the CPU time of the server's process, or wall-clock time if its CPU time cannot be read. */
async function costOf({ origin, pid }, asked, milliseconds) {
  // A separate agent: a server closes connections that are idle during others' turns.
  const agent = new Agent({ keepAlive: true });
  const spent = () => (pid ? cpuMillisecondsOf(pid) : performance.now());
  const started = spent();
  let events = 0;
  do {
    await send(origin, asked, agent);
    events += asked.count;
  } while (spent() - started < milliseconds);
  const cost = (spent() - started) / events;
  agent.destroy();
  return cost;
}

/** The start-up and idle costs of a service that owns every destination. */
const startRow = {
  name: 'service: start',
  async measure({ runs, isQuick }) {
    const starts = [];
    const cpus = [];
    const memories = [];
    for (let run = 0; run < runs; run += 1) {
      const started = performance.now();
      const server = await startServer(cli, 'serve', '--own', slugs.join(), '--port', '0', '--log-level', 'error');
      const agent = new Agent();
      try {
        await send(server.origin, { method: 'GET', path: '/health', text: '' }, agent);
        starts.push(performance.now() - started);
        cpus.push(cpuMillisecondsOf(server.pid));
        if (!isQuick) await wait(2000);
        memories.push(residentMegabytesOf(server.pid));
      } finally {
        agent.destroy();
        await server.stop();
      }
    }
    const spread = (values) => ({ value: median(values), least: Math.min(...values), greatest: Math.max(...values) });
    const load = Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
    return [
      {
        name: 'service: start',
        unit: 'ms',
        goal: 400,
        isAtMost: true,
        ...spread(starts),
        microseconds: { cpu: median(cpus) * 1000 },
        remark: `to the first health answer, by the clock; load of the machine ${load}`,
      },
      {
        name: 'service: idle',
        unit: 'MB',
        goal: 70,
        isAtMost: true,
        ...spread(memories),
        heapMegabytes: { resident: median(memories) },
        remark: `${slugs.length} destinations, two seconds after the first answer`,
      },
    ];
  },
};

export const serviceRows = [...speedRows, startRow];
