import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { generateEvents, specEvent, specEvents } from '@sluice/events';
import { startSimulator } from '@sluice/simulators';
import { runSluice, temporaryFile, type World } from './run-sluice';

const ndjson = (events: Iterable<unknown>) => Array.from(events, (event) => `${JSON.stringify(event)}\n`).join('');
const generated = (count: number) => ndjson(generateEvents({ count, seed: 5 }));
const good = { type: 'track', event: 'Looked Around', userId: '1', timestamp: '2025-01-01T00:00:00Z' };
const nameless = { type: 'track', userId: '1' };
const other = { type: 'pageview', userId: '1' };

/** Requests then hold up to 50 events, so that tests are not slowed down by the vendor's calls per second. */
const quick = temporaryFile('quick.json', { sendVisitorHeaders: false });

async function send(argv: readonly string[], world: World = {}) {
  const all = ['send', 'bloomreach', '--to-simulator', '--settings', quick, '--json', ...argv];
  const { code, stdout, stderr } = await runSluice(all, world);
  return { code, stderr, report: JSON.parse(stdout) };
}

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const newFile = (name: string) => join(dirname(temporaryFile('beside', '')), name);

it('delivers the events of the common spec, of which Discovery could not attribute those without its cookie', async () => {
  const { code, report } = await send([], { stdin: ndjson(specEvents) });
  expect(code).toBe(1);
  expect(report).toEqual({
    destination: 'bloomreach',
    events: specEvents.length,
    requests: expect.any(Number),
    delivered: specEvents.length,
    skipped: 0,
    rejected: 0,
    retry: 0,
    mayHaveArrived: 0,
    notes: expect.any(Array),
    reasons: [],
    simulator: { dropped: expect.any(Array), pending: expect.any(Array) },
    seconds: expect.any(Number),
    unreadable: [],
  });
});

it('accounts for every event where the vendor fails and refuses', async () => {
  const rejected = newFile('rejected.ndjson');
  const traffic = newFile('traffic.ndjson');
  const faults = ['429=10%', '500=10%', 'reset=5%', 'truncated=5%', 'item=2%'].flatMap((fault) => ['--fault', fault]);
  const { code, report } = await send(
    [
      '--settings',
      temporaryFile('none.json', {}),
      ...faults,
      '--seed',
      '3',
      '--attempts',
      '2',
      '--rejected',
      rejected,
      '--traffic',
      traffic,
    ],
    { stdin: gzipSync(generated(400)) },
  );
  const { events, requests, delivered, skipped, rejected: refused, retry, reasons } = report;
  expect(events).toBe(400);
  expect(delivered + skipped + refused + retry).toBe(400);
  expect(Math.min(delivered, refused, retry)).toBeGreaterThan(0);
  expect(code).toBe(2);

  const kept = linesOf(rejected);
  expect(kept).toHaveLength(refused + retry);
  for (const { event, outcome, index } of kept) {
    expect(event.type).toEqual(expect.any(String));
    const { mayHaveArrived, ...words } = outcome;
    expect(Object.keys(words)).toEqual(
      outcome.status === 'retry' ? ['status', 'message'] : ['status', 'fix', 'message'],
    );
    expect([false, true]).toContain(mayHaveArrived);
    expect(index).toBeLessThan(400);
  }
  const counts = reasons.map(({ count }: { count: number }) => count);
  expect(counts).toEqual(counts.toSorted((one: number, next: number) => next - one));
  expect(counts.reduce((sum: number, count: number) => sum + count)).toBe(skipped + refused + retry);
  const doubtfulOf = (all: typeof kept) => all.filter(({ outcome }) => outcome.mayHaveArrived).length;
  for (const { status, message, count, mayHaveArrived, firstEvent } of reasons) {
    const same = kept.filter(({ outcome }) => outcome.status === status && outcome.message === message);
    expect([same.length, doubtfulOf(same), same[0].index]).toEqual([count, mayHaveArrived, firstEvent]);
  }
  expect(report.mayHaveArrived).toBe(doubtfulOf(kept));
  expect(report.mayHaveArrived).toBeGreaterThan(0);
  expect(linesOf(traffic)).toHaveLength(requests);
});

describe('the exit code', () => {
  it.each<readonly [string, number, readonly unknown[], readonly string[]]>([
    ['where all went well or was not wanted', 0, [good, other], []],
    ['where an event must be fixed', 1, [good, nameless], []],
    ['where events must be sent again', 75, [good, nameless], ['--fault', '503=100%', '--attempts', '1']],
    [
      'where the settings must be fixed',
      2,
      [good, nameless],
      ['--settings', temporaryFile('s.json', { streamId: 'not-mine' })],
    ],
    ['where there was nothing to send', 0, [], []],
  ])('%s is %i', async (_, expected, events, argv) => {
    const { code, report } = await send(argv, { stdin: ndjson(events) });
    expect(code).toBe(expected);
    expect(report.events).toBe(events.length);
  });

  it('is 1 where a line could not be read, which is told with its place', async () => {
    const file = temporaryFile('events.ndjson', `${JSON.stringify(good)}\n{"type":"tra\n${JSON.stringify(good)}\n`);
    const { code, report } = await send([file]);
    expect(code).toBe(1);
    expect(report).toMatchObject({ events: 2, delivered: 2, rejected: 0 });
    expect(report.unreadable).toEqual([{ source: file, line: 2, problem: 'not JSON: a string has no closing quote' }]);
  });
});

describe('a file of rejected events', () => {
  it('can be sent again, and is readable by its owner alone', async () => {
    const rejected = newFile('rejected.ndjson');
    const events = [specEvent('Order Completed'), nameless, good];
    const first = await send(['--fault', '503=100%', '--attempts', '1', '--rejected', rejected], {
      stdin: ndjson(events),
    });
    expect(first.code).toBe(75);
    expect(linesOf(rejected).map(({ event, outcome, index }) => [event, outcome.status, index])).toEqual([
      [events[0], 'retry', 0],
      [nameless, 'rejected', 1],
      [good, 'retry', 2],
    ]);
    expect(statSync(rejected).mode & 0o777).toBe(0o600);
    const again = await send([rejected]);
    expect(again).toMatchObject({ code: 1, report: { events: 3, delivered: 2, rejected: 1 } });
  });

  it('is not made where every event arrived, and keeps what was in it', async () => {
    const rejected = newFile('rejected.ndjson');
    await send(['--rejected', rejected], { stdin: ndjson([good, other]) });
    expect(existsSync(rejected)).toBe(false);
    await send(['--rejected', rejected], { stdin: ndjson([nameless]) });
    await send(['--rejected', rejected], { stdin: ndjson([good, nameless]) });
    expect(linesOf(rejected).map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe('settings that the vendor refuses', () => {
  const wrong = temporaryFile('wrong.json', {
    api: 'engagement',
    authentication: 'basic',
    apiKeyId: 'demo-key',
    apiSecret: '${SECRET}',
    sendVisitorHeaders: false,
  });
  const secret = 'expired-s3cr3t';

  it('stop the delivery after the first answer, whatever is still to be read', async () => {
    let handedOut = 0;
    function* endless() {
      for (;;) {
        handedOut += 1;
        yield Buffer.from(`${JSON.stringify({ ...good, userId: String(handedOut) })}\n`);
      }
    }
    const rejected = newFile('rejected.ndjson');
    const argv = ['--settings', wrong, '--rejected', rejected, '--window', '100', '--concurrency', '1'];
    const { code, report, stderr } = await send(argv, { stdin: Readable.from(endless()), env: { SECRET: secret } });
    expect(code).toBe(2);
    // The window after the refused one had been read meanwhile.
    expect(report).toMatchObject({ events: 200, requests: 1, delivered: 0, rejected: 200, resumeAt: 200 });
    expect(stderr).toBe('Stopped reading: nothing can be delivered with these settings. Fix them first.\n');
    expect(linesOf(rejected)).toHaveLength(200);
    expect(handedOut).toBeLessThan(400);
    expect(readFileSync(rejected, 'utf8') + JSON.stringify(report)).not.toContain(secret);
  });

  it('and no file of rejected events: the point to go on from is before the first that was handed back', async () => {
    const argv = ['--settings', wrong, '--skip', '7', '--window', '60', '--concurrency', '1'];
    const { report } = await send(argv, { stdin: generated(200), env: { SECRET: secret } });
    expect(report).toMatchObject({ events: 120, requests: 1, resumeAt: 7 });
  });
});

it('the point to go on from is never past an event that was handed back, though one after it was skipped', async () => {
  const wrong = temporaryFile('wrong.json', { api: 'engagement', authentication: 'basic', apiSecret: 'no-such-key' });
  const unwanted = { ...good, integrations: { All: false } };
  const { report } = await send(['--settings', wrong], { stdin: ndjson([good, unwanted, good, unwanted]) });
  expect(report).toMatchObject({ rejected: 2, skipped: 2, resumeAt: 0 });
});

describe('--skip', () => {
  it('leaves out that many events and numbers the others as they stand', async () => {
    const { report } = await send(['--skip', '2'], { stdin: ndjson([nameless, nameless, good, nameless, good]) });
    expect(report).toMatchObject({ events: 3, delivered: 2, rejected: 1 });
    expect(report.reasons).toEqual([
      { status: 'rejected', fix: 'event', message: expect.any(String), count: 1, mayHaveArrived: 0, firstEvent: 3 },
    ]);
  });

  it('says so where it leaves out all that there is', async () => {
    const { stdout } = await runSluice(['send', 'bloomreach', '--to-simulator', '--skip', '1200'], {
      stdin: ndjson([good]),
    });
    expect(stdout).toContain('\nThere are no events after the first 1,200.\n');
  });

  it('does not tell again of broken lines among what it leaves out', async () => {
    const lines = `{"type":"tra\n${ndjson([good])}{"broken\n${ndjson([good])}{"type":"tr\n`;
    const { report } = await send(['--skip', '2'], { stdin: lines });
    expect(report.unreadable.map(({ line }: { line: number }) => line)).toEqual([5]);
  });
});

it('sends to a running simulator too', async () => {
  const simulator = await startSimulator('bloomreach');
  const argv = ['send', 'bloomreach', '--to-simulator', simulator.origin, '--settings', quick];
  const { code } = await runSluice(argv, { stdin: ndjson([good, good]) });
  expect(code).toBe(0);
  expect(simulator.counts.accepted).toBe(2);
  await simulator.close();
});

it('takes what follows --to-simulator for events unless it is a URL', async () => {
  const file = temporaryFile('events.ndjson', ndjson([good]));
  const { code, stdout } = await runSluice(['send', '--to-simulator', 'bloomreach', '--json', '--to-simulator', file]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ events: 1, delivered: 1 });
});

it('hands back as "retry" what a vendor who cannot be reached did not get', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // -- it listens on a port
  await new Promise((resolve) => server.close(resolve));
  const argv = [
    'send',
    'bloomreach',
    '--to-simulator',
    `http://127.0.0.1:${port}`,
    '--settings',
    quick,
    '--attempts',
    '1',
  ];
  const { code, stdout } = await runSluice(argv, { stdin: ndjson([good]) });
  expect(code).toBe(75);
  expect(stdout).toMatch(/Retry: send them again later\n +1 {2}No answer: .*ECONNREFUSED/);
});

describe('the report for people', () => {
  it('tells what became of the events, why, and what to do', async () => {
    const file = temporaryFile('events.ndjson', ndjson([good, nameless, other, other]));
    const { stdout } = await runSluice(['send', 'bloomreach', '--to-simulator', file]);
    expect(stdout.replace(/in [\d.]+ s, [\d,]+ events per second/, 'in 1.0 s').replace(/(is missing).*/, '$1 …')).toBe(
      `Bloomreach: 4 events, 1 request in 1.0 s

  delivered                1
  skipped                  2
  rejected                 1
  retry                    0

Rejected: fix the event at its source
        1  Event name is missing …
           (event 1: ${file}, line 2)

Skipped
        2  No subscription matches this event: its type is not track, identify, page, screen, group or alias.
           (first event 2: ${file}, line 3)

1 event not delivered and not kept: --rejected FILE keeps them with the reason.
`,
    );
  });

  it('says of a CSV what is expected instead', async () => {
    const file = temporaryFile('events.csv', 'event,user\nOrder Completed,1\n');
    const { code, stdout } = await runSluice(['send', 'bloomreach', '--to-simulator', file]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${file}, line 1: this looks like CSV. Events are JSON, one a line, as in {"type":"track"`,
    );
    expect(stdout).toContain('There were no events to send.');
  });
});

describe('progress', () => {
  const argv = ['--fault', 'slow=100%', '--window', '1', '--skip', '0'];

  it('is one line that redraws itself on a terminal, and is taken away', async () => {
    const { stderr } = await send(argv, { stdin: ndjson([good, nameless, good]), stderrIsTerminal: true });
    expect(stderr.replace(/\d+\/s/g, '9/s')).toContain('\r2 events · 1 rejected · 9/s · 2 requests\u001b[K');
    expect(stderr.endsWith('\r\u001b[K')).toBe(true);
    expect(stderr).not.toContain('\n');
  });

  it('is not shown elsewhere', async () => {
    expect((await send(argv, { stdin: ndjson([good]) })).stderr).toBe('');
  });
});

it('--traffic shows no credential, wherever it stands', async () => {
  const traffic = temporaryFile('traffic.ndjson', '');
  const argv = ['send', 'commanders-act', '--to-simulator', '--traffic', traffic];
  await runSluice(argv, { stdin: JSON.stringify(specEvent('Products Searched')) });
  const [line = ''] = readFileSync(traffic, 'utf8').split('\n');
  expect(line).toContain('token={{sourceKey}}');
  expect(line).not.toContain('demo-source-key');
});
