import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { startSimulator } from '@sluice/simulators';
import { copiesOf } from '../src/events/copies-of';
import { EventFeed } from '../src/delivery/event-feed';
import { readEvents, type ReadEvent } from '../src/events/read-events';
import { runShell } from './run-process';
import { runSluice, temporaryFile } from './run-sluice';

const eventAt = (index: number) => ({ type: 'track', event: 'Looked Around', userId: `u-${index}` });
const lineAt = (index: number) => `${JSON.stringify(eventAt(index))}\n`;
const failure = () => Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });

/** Streams that break off in every way, after they have given some bytes. */
const broken: readonly (readonly [string, (bytes: Buffer) => Readable])[] = [
  [
    'fails after its first bytes',
    (bytes) =>
      Readable.from(
        (async function* () {
          yield bytes;
          throw failure();
        })(),
      ),
  ],
  ['is destroyed with an error while it is waited for', (bytes) => destroyedLater(bytes, failure())],
  ['is destroyed without an error while it is waited for', (bytes) => destroyedLater(bytes)],
  [
    'fails when it is asked for more',
    (bytes) => {
      let isFirst = true;
      return new Readable({
        read() {
          if (isFirst) this.push(bytes);
          else this.destroy(failure());
          isFirst = false;
        },
      });
    },
  ],
];
const brokenAtOnce: readonly (readonly [string, () => Readable])[] = [
  ['was destroyed before', () => new PassThrough().destroy()],
  ['was destroyed before with an error', () => new PassThrough().on('error', () => {}).destroy(failure())],
  [
    'fails at once',
    () =>
      new Readable({
        read() {
          this.destroy(failure());
        },
      }),
  ],
];

function destroyedLater(bytes: Buffer, error?: Error): Readable {
  let isAsked = false;
  return new Readable({
    read() {
      if (isAsked) return;
      isAsked = true;
      this.push(bytes);
      setTimeout(() => this.destroy(error), 50);
    },
  });
}

async function collect(streams: readonly (() => Readable)[]): Promise<ReadEvent[]> {
  const all: ReadEvent[] = [];
  const sources = streams.map((open, at) => ({ name: `source ${at}`, open }));
  for await (const one of readEvents(sources)) all.push(one);
  return all;
}

const good = (index: number) => () => Readable.from([Buffer.from(lineAt(index))]);

describe.each(broken)('an input that %s', (_, make) => {
  it.each([
    ['plain', Buffer.from(lineAt(1) + lineAt(2).trimEnd())],
    ['in gzip', gzipSync(lineAt(1) + lineAt(2).trimEnd())],
  ])('%s is read as far as it goes, is told, and costs the others nothing', async (_name, bytes) => {
    const all = await collect([good(0), () => make(bytes), good(3)]);
    expect(all.flatMap((one) => ('event' in one ? [one.event] : []))).toEqual([0, 1, 2, 3].map(eventAt));
    const problems = all.flatMap((one) => ('problem' in one ? [`${one.source}: ${one.problem}`] : []));
    expect(problems).toEqual([expect.stringMatching(/^source 1: cannot be read any further: /)]);
  });

  it('ends no delivery, and the exit code is 1', async () => {
    const stdin = make(Buffer.from(lineAt(1)));
    const { code, stdout } = await runSluice(['send', 'bloomreach', '--to-simulator', '--json'], { stdin });
    expect(JSON.parse(stdout)).toMatchObject({ delivered: 1, unreadable: [{ source: 'standard input' }] });
    expect(code).toBe(1);
  });

  it('that several destinations read is told to each', async () => {
    const config = temporaryFile('sluice.json', {
      destinations: [
        { destination: 'bloomreach', settings: {} },
        { destination: 'blueshift', settings: {} },
      ],
    });
    const stdin = make(Buffer.from(lineAt(1)));
    const { code, stdout } = await runSluice(['send', '--config', config, '--to-simulator', '--json'], {
      stdin,
    });
    const one = { events: 1, unreadable: [{ source: 'standard input' }] };
    expect(JSON.parse(stdout)).toMatchObject([one, one]);
    expect(code).toBe(1);
  });
});

it.each(brokenAtOnce)('an input that %s is told, and costs the others nothing', async (_, make) => {
  const all = await collect([good(0), make, good(1)]);
  expect(all.flatMap((one) => ('event' in one ? [one.event] : []))).toEqual([0, 1].map(eventAt));
  expect(all.filter((one) => 'problem' in one)).toHaveLength(1);
});

describe('copies of a stream', () => {
  it('go on where the reader of one has gone, wherever it was', async () => {
    for (const leaveAfter of [0, 1, 5]) {
      const [left, read] = copiesOf(Readable.from(chunks(200)), 2) as [Readable, Readable];
      if (leaveAfter === 0) left.destroy();
      const leaving = (async () => {
        let count = 0;
        for await (const chunk of left) if (chunk && (count += 1) >= leaveAfter) break;
      })().catch(() => {});
      let bytes = 0;
      for await (const chunk of read) bytes += (chunk as Buffer).length;
      await leaving;
      expect(bytes).toBe(200 * 10_000);
    }
  });

  it('wait for the slowest reader', async () => {
    let handedOut = 0;
    const source = Readable.from(chunks(200, () => (handedOut += 1)));
    const [slow, fast] = copiesOf(source, 2) as [Readable, Readable];
    fast.resume();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(handedOut).toBeLessThan(50);
    slow.resume();
    await new Promise((resolve) => fast.once('end', resolve));
    expect(handedOut).toBe(200);
  });

  it('end with nothing left to read', async () => {
    const [one, other] = copiesOf(Readable.from([]), 2) as [Readable, Readable];
    for (const copy of [one, other]) for await (const chunk of copy) throw new Error(String(chunk));
    expect([one.readableEnded, other.readableEnded]).toEqual([true, true]);
  });
});

function* chunks(count: number, before: () => unknown = () => {}): Generator<Buffer> {
  for (let index = 0; index < count; index += 1) {
    before();
    yield Buffer.alloc(10_000, 32);
  }
}

it('a destination whose credentials are refused does not hold up another that reads the same input', async () => {
  const simulator = await startSimulator('bloomreach');
  // What stands between refuses one of the two APIs.
  const between = createServer((incoming, outgoing) => {
    if (incoming.url?.includes('/projects/')) outgoing.writeHead(401).end();
    else forward(incoming, outgoing, simulator.origin);
  }).listen(0, '127.0.0.1');
  await once(between, 'listening');
  const config = temporaryFile('sluice.json', {
    destinations: [
      { destination: 'bloomreach', settings: { api: 'engagement', authentication: 'basic' } },
      { destination: 'bloomreach', settings: { sendVisitorHeaders: false } },
    ],
  });
  const stdin = Array.from({ length: 5000 }, (_, index) => lineAt(index)).join('');
  const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  const argv = ['send', '--config', config, '--to-simulator', url, '--window', '50', '--json'];
  const { code, stdout } = await runSluice(argv, { stdin });
  between.closeAllConnections();
  between.close();
  await simulator.close();
  const [refused, other] = JSON.parse(stdout);
  expect(refused.events).toBeLessThan(5000);
  expect(other).toMatchObject({ events: 5000, delivered: 5000 });
  expect(code).toBe(2);
});

function forward(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(new URL(url, origin), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  incoming.pipe(onward);
}

it('a feed that was stopped before it was read closes its input', () => {
  let isClosed = false;
  const feed = new EventFeed([{ name: '-', open: () => new PassThrough(), close: () => (isClosed = true) }], 0);
  feed.stop();
  expect(isClosed).toBe(true);
});

describe('an input in which there is nothing', () => {
  it.each([
    ['an empty file', ''],
    ['blank lines', '\n \r\n'],
    ['an empty list', '[]'],
    ['an empty file in gzip', gzipSync('')],
  ])('is told by its name and no failure: %s', async (_, content) => {
    const empty = temporaryFile('empty.ndjson', content);
    const other = temporaryFile('events.ndjson', lineAt(0));
    const sent = await runSluice(['send', 'bloomreach', '--to-simulator', empty, other]);
    expect(sent.stdout).toContain(`\n${empty} is empty.\n`);
    expect(sent.stdout).toContain('1 event, ');
    expect(sent.code).toBe(0);
    const alone = await runSluice(['send', 'bloomreach', '--to-simulator', empty, '--json']);
    expect(JSON.parse(alone.stdout)).toMatchObject({ events: 0, empty: [empty] });
    const shown = await runSluice(['preview', 'bloomreach', '--to-simulator', empty]);
    expect(shown).toMatchObject({ code: 0, stderr: `${empty} is empty.\n` });
  });

  it('is told of standard input, too', async () => {
    const { code, stdout } = await runSluice(['send', 'bloomreach', '--to-simulator'], { stdin: '' });
    expect(stdout).toContain('\nstandard input is empty.\nThere were no events to send.\n');
    expect(code).toBe(0);
  });
});

it('a folder as standard input is told, and one that is closed is empty', async () => {
  const folder = await runShell('sluice send bloomreach --to-simulator --json < /tmp');
  expect(JSON.parse(folder.stdout).unreadable).toEqual([
    expect.objectContaining({ problem: expect.stringMatching(/^cannot be read any further: /) }),
  ]);
  expect([folder.code, folder.stderr]).toEqual([1, '']);
  const closed = await runShell('sluice send bloomreach --to-simulator --json <&-');
  expect(closed).toMatchObject({ code: 0, stderr: '' });
});
