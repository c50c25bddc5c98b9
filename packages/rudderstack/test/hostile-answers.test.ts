import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalog } from '@sluice/catalog';
import { compile } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { subjectOf } from '@sluice/test-utils/conformance';
import { generateEvents, recentEvents, specEvents } from '@sluice/events';
import { type Account, startSimulator } from '@sluice/simulators';
import { kindsOf, type Kind, type Words } from '../../engine/test/hostile-answers';
import { type End, hosts, type Target } from './hostile-hosts';

/** `npm run hostile` gives every answer to every channel in every host; the tests each answer to a few. */
const isWhole = process.env.HOSTILE === 'all';

const generic: Words = {
  yes: '{"success":true,"accepted":2}',
  no: '{"success":false,"errors":["invalid"]}',
};

/** Settings with which a channel is used that is not used else. */
const furtherSettings: Readonly<Record<string, RawSettings>> = {
  'commanders-act': { updateUsers: true },
  blueshift: { identifyBy: 'customers' },
};

const samples = recentEvents([...specEvents, ...generateEvents({ count: 300, visitors: 20 })]);

function targetsOf(destination: Destination): Target[] {
  const settings = { ...subjectOf(destination).settings, ...furtherSettings[destination.slug] };
  const pipeline = compile(destination, { settings });
  return destination.channels().flatMap((channel) => {
    const alone = samples.filter((event) => {
      const [draft, ...others] = pipeline.plan([event]).drafts;
      return draft?.channel === channel && draft.parts[0]?.items.length === 1 && others.length === 0;
    });
    for (const [at, event] of alone.entries()) {
      const partner = alone.slice(at + 1).find((other) => pipeline.plan([event, other]).drafts.length === 1);
      if (partner) return [{ destination, settings, channel, events: [event, partner] }];
    }
    return alone.slice(0, 1).map((event) => ({ destination, settings, channel, events: [event] }));
  });
}

const targets = Object.values(catalog).flatMap(targetsOf);
const nameOf = ({ destination, channel }: Target) => `${destination.slug}, ${channel.name}`;

/** What the vendor itself says to the events, as its simulator has it; anything where the status alone speaks. */
async function wordsOf({ destination, settings, channel, events }: Target): Promise<Words> {
  if (channel.speaks !== 'body') return generic;
  const said = async (rate: number) => {
    // -- settings are scalars, as an account is
    const account = settings as Account;
    const simulator = await startSimulator(destination.slug, { faults: [{ kind: 'item', rate }], account });
    const transport = undiciTransport({ origins: { '*': simulator.origin } });
    for await (const _ of compile(destination, { settings }).deliver(events, { transport, attempts: 1 }));
    await transport.close();
    await simulator.close();
    return JSON.stringify(simulator.exchanges[0]?.answer);
  };
  return { yes: await said(0), no: await said(1) };
}

let server: Server;
let origin = '';
let answer: Kind['answer'];
let followed = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url !== '/login') return answer(response);
      followed += 1;
      response.end(generic.yes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // -- it listens on a port
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** What a vendor's page documents, though to another it would say nothing. */
const documented: Readonly<Record<string, readonly string[]>> = { 'blueshift, customers': ['no errors'] };

/** What only the deadline ends: with node-fetch 2 also what is cut short. */
const endless = ['silence', 'an answer that drips', 'less than the length it tells'];

const hostNames = Object.keys(hosts);

/** Of all pairs of a target and a host the tests give each answer to one, a whole run to all. */
function isTaken(row: number, pair: number): boolean {
  return isWhole || pair === (row * 5) % (targets.length * hostNames.length);
}

test(`${isWhole ? 'every' : 'a'} host takes no answer for a delivery that the vendor did not give`, async () => {
  const table: Record<string, string[]> = {};
  const count = { exchanges: 0, 'not understood': 0, 'delivered of those': 0, 'without an end': 0 };
  const problems: string[] = [];
  for (const [column, target] of targets.entries()) {
    const { 'a result for one of two': _ofTheNumber, ...kinds } = kindsOf(await wordsOf(target));
    for (const [row, [kind, { answer: give, status, body }]] of Object.entries(kinds).entries()) {
      const isDocumented = documented[nameOf(target)]?.includes(kind) === true;
      const wanted = isDocumented ? 'delivered' : target.channel.speaks === 'body' ? body : status;
      answer = give;
      const run = async (name: string) => {
        const ends = await hosts[name]?.(target, origin, endless.includes(kind) ? 1_000 : 10_000);
        const isDelivered = ends?.every((end) => end === 'delivered') === true;
        count.exchanges += 1;
        count['not understood'] += wanted === 'unclear' ? 1 : 0;
        count['delivered of those'] += wanted === 'unclear' && ends?.includes('delivered') ? 1 : 0;
        if (isDelivered !== (wanted === 'delivered') || ends?.length !== target.events.length) {
          problems.push(`${nameOf(target)}, ${name}: ${kind} is ${ends?.join(', ')}, not ${String(wanted)}.`);
        }
        return [...new Set(ends)].map((end) => letters[end]).join('');
      };
      const taken = hostNames.filter((_, place) => isTaken(row, column * hostNames.length + place));
      const runs = Promise.all(taken.map(run));
      const cell = await Promise.race([
        runs,
        new Promise<string[]>((resolve) => setTimeout(resolve, hanging, ['…']).unref()),
      ]);
      if (cell.includes('…')) count['without an end'] += 1;
      (table[kind] ??= []).push(new Set(cell).size === 1 ? (cell[0] ?? '') : cell.join(''));
    }
  }
  if (isWhole) process.stdout.write(textOf(table, count));
  expect(problems).toEqual([]);
  expect(count).toMatchObject({ 'delivered of those': 0, 'without an end': 0 });
  expect(followed).toBe(0);
}, 900_000);

/** Ten times as long as the longest answer may take. */
const hanging = 100_000;

const letters: Readonly<Record<End, string>> = { delivered: 'd', rejected: 'r', retry: 'a' };

function textOf(table: Readonly<Record<string, readonly string[]>>, count: Readonly<Record<string, number>>): string {
  const widths = targets.map((target) => nameOf(target).length);
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(34)}${cells.map((cell, at) => cell.padEnd((widths[at] ?? 0) + 2)).join('')}`.trimEnd();
  const counts = Object.entries(count).map(([name, number]) => `${number.toLocaleString('en')} ${name}`);
  return [
    `d: delivered, r: rejected, a: to be sent again. One letter where all hosts agree, else one for each:`,
    `${hostNames.join('; ')}.`,
    '',
    line('', targets.map(nameOf)),
    ...Object.entries(table).map(([kind, cells]) => line(kind, cells)),
    '',
    `${counts.join(', ')}.`,
    '',
  ].join('\n');
}
