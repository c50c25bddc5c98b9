import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Signal } from '../src/index';
import { runShell } from './run-process';
import { runSluice, temporaryFile, type World } from './run-sluice';

const newFile = (name: string) => join(mkdtempSync(join(tmpdir(), 'sluice-')), name);
const eventAt = (index: number) => ({ type: 'track', event: 'Looked Around', userId: `u-${index}` });
const nameless = { type: 'track', userId: '1' };
const ndjson = (events: readonly unknown[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => eventAt(from + at));
const quick = temporaryFile('quick.json', { sendVisitorHeaders: false });
const pointIn = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as { events: number }).events;

async function send(argv: readonly string[], world: World = {}) {
  const all = ['send', 'bloomreach', '--to-simulator', '--settings', quick, '--json', ...argv];
  const { code, stdout, stderr } = await runSluice(all, world);
  return { code, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
}

describe('--checkpoint', () => {
  it('says in the end that all is settled; the same command then sends what came since, and nothing twice', async () => {
    const input = temporaryFile('events.ndjson', ndjson(range(0, 30)));
    const checkpoint = newFile('c.json');
    expect((await send(['--checkpoint', checkpoint, input])).report).toMatchObject({ delivered: 30 });
    expect(pointIn(checkpoint)).toBe(30);
    const again = await send(['--checkpoint', checkpoint, input]);
    expect(again).toMatchObject({ code: 0, stderr: `Resuming after event 29, as ${checkpoint} says.\n` });
    expect(again.report).toMatchObject({ events: 0 });
    appendFileSync(input, ndjson(range(30, 35)));
    expect((await send(['--checkpoint', checkpoint, input])).report).toMatchObject({ delivered: 5 });
    expect(pointIn(checkpoint)).toBe(35);
  });

  it('numbers events over all files, as they stand', async () => {
    const first = temporaryFile('a.ndjson', ndjson(range(0, 3)));
    const second = temporaryFile('b.ndjson', ndjson(range(3, 5)));
    const checkpoint = newFile('c.json');
    await send(['--checkpoint', checkpoint, first, second]);
    appendFileSync(second, ndjson([nameless]));
    const { report } = await send(['--checkpoint', checkpoint, first, second]);
    expect(report.reasons).toEqual([expect.objectContaining({ firstEvent: 5 })]);
  });

  it('goes on from where Ctrl-C ended it', async () => {
    const input = temporaryFile('events.ndjson', ndjson(range(0, 3000)));
    const checkpoint = newFile('c.json');
    let interrupt: (signal: Signal) => void = () => {};
    const stopping = setInterval(() => {
      if (!existsSync(checkpoint) || pointIn(checkpoint) <= 100) return;
      clearInterval(stopping);
      interrupt('SIGINT');
    }, 1);
    const first = await send(['--window', '20', '--checkpoint', checkpoint, input], {
      whenListening: (sendSignal) => (interrupt = sendSignal),
    });
    clearInterval(stopping);
    expect(first.code).toBe(130);
    expect(pointIn(checkpoint)).toBe(first.report.events);
    const second = await send(['--checkpoint', checkpoint, input]);
    expect(first.report.delivered + second.report.delivered).toBe(3000);
  });

  it('is readable by its owner alone, whole at every moment, and stays a link', async () => {
    const input = temporaryFile('events.ndjson', ndjson(range(0, 200)));
    const target = newFile('target.json');
    writeFileSync(target, '');
    const link = newFile('link.json');
    symlinkSync(target, link);
    const seen = new Set<number>();
    const looking = setInterval(() => statSync(target).size > 0 && seen.add(pointIn(target)), 0);
    await send(['--window', '10', '--checkpoint', link, input]).finally(() => clearInterval(looking));
    expect([...seen].every((point) => point % 10 === 0)).toBe(true);
    expect(pointIn(target)).toBe(200);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(target))).toEqual(['target.json']);
  });

  it('stays before an event that must be sent again and is kept nowhere; with --rejected it goes on behind', async () => {
    const input = temporaryFile('events.ndjson', ndjson([nameless, ...range(0, 5)]));
    const fault = ['--fault', '503=100%', '--attempts', '1'];
    const checkpoint = newFile('c.json');
    const { stdout } = await runSluice([
      'send',
      'bloomreach',
      '--to-simulator',
      '--settings',
      quick,
      ...fault,
      '--checkpoint',
      checkpoint,
      input,
    ]);
    expect(pointIn(checkpoint)).toBe(1);
    expect(stdout).toContain('The checkpoint stays before event 1, which must be sent again');
    expect((await send(['--checkpoint', checkpoint, input])).report).toMatchObject({ events: 5, delivered: 5 });

    const other = newFile('c.json');
    const rejected = newFile('r.ndjson');
    await send([...fault, '--checkpoint', other, '--rejected', rejected, input]);
    expect(pointIn(other)).toBe(6);
    expect(readFileSync(rejected, 'utf8').trimEnd().split('\n')).toHaveLength(6);
  });

  it('is never ahead of the file of rejected events', async () => {
    const input = temporaryFile('events.ndjson', ndjson([...range(0, 5), nameless, ...range(5, 9)]));
    const checkpoint = newFile('c.json');
    const { code, stderr } = await send(['--checkpoint', checkpoint, '--rejected', '/dev/full', input]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('/dev/full cannot be written: the disk is full.')]);
    expect(pointIn(checkpoint)).toBe(0);
  });

  it('that cannot be written any more ends the run, with the point to go on from', async () => {
    const input = temporaryFile('events.ndjson', ndjson(range(0, 3000)));
    const checkpoint = newFile('c.json');
    const stopping = setInterval(() => {
      if (!existsSync(checkpoint) || pointIn(checkpoint) < 40) return;
      clearInterval(stopping);
      // A folder of that name takes the place that the next one is written to.
      mkdirSync(`${checkpoint}.new`);
    }, 0);
    const { code, stderr, report } = await send(['--window', '20', '--checkpoint', checkpoint, input]);
    clearInterval(stopping);
    expect(code).toBe(1);
    expect(stderr).toContain(`${checkpoint} cannot be written: it is a folder, not a file.`);
    expect(report.resumeAt).toBeGreaterThanOrEqual(pointIn(checkpoint));
    expect(report.events).toBeLessThan(3000);
  });

  it('of several destinations is one each', async () => {
    const config = temporaryFile('sluice.json', {
      destinations: [
        { destination: 'bloomreach', settings: {} },
        { destination: 'tracify', settings: {} },
      ],
    });
    const input = temporaryFile('events.ndjson', ndjson(range(0, 4)));
    const checkpoint = newFile('c.json');
    await runSluice(['send', '--config', config, '--to-simulator', '--checkpoint', checkpoint, input]);
    for (const slug of ['bloomreach', 'tracify']) expect(pointIn(checkpoint.replace('.json', `.${slug}.json`))).toBe(4);
  });

  it('tells again what could not be read, for the run that told it may have been killed', async () => {
    const input = temporaryFile('events.ndjson', `${ndjson(range(0, 2))}{"type":oops}\n${ndjson(range(2, 3))}`);
    const checkpoint = newFile('c.json');
    await send(['--checkpoint', checkpoint, input]);
    const again = await send(['--checkpoint', checkpoint, input]);
    expect(again.code).toBe(1);
    expect(again.report.unreadable).toEqual([expect.objectContaining({ line: 3 })]);
  });
});

describe('--checkpoint is refused', () => {
  const input = temporaryFile('events.ndjson', ndjson(range(0, 2)));

  it.each([
    ['for standard input', [], ndjson(range(0, 1))],
    ['for standard input among files', [input, '-'], ndjson(range(0, 1))],
  ])('%s, with a sentence', async (_, names, stdin) => {
    const { code, stderr } = await send(['--checkpoint', newFile('c.json'), ...names], { stdin });
    expect(stderr).toBe(
      '--checkpoint: standard input cannot be read again from the start. Write the events to a file, and name it.\n',
    );
    expect(code).toBe(2);
  });

  it('for a pipe by a name', async () => {
    const { code, stderr } = await runShell(
      `sluice send bloomreach --to-simulator --checkpoint ${newFile('c.json')} <(cat ${input})`,
    );
    expect(stderr).toMatch(/^--checkpoint: \/dev\/fd\/\d+ cannot be read again from the start\. Name files\.\n$/);
    expect(code).toBe(2);
  });

  it('where the file is none of ours, and leaves it as it is', async () => {
    for (const content of ['{"sourceKey":"x"}', '[1]', 'not JSON', '{"sluice":"checkpoint","events":-1.5}']) {
      const path = temporaryFile('other.json', content);
      const { code, stderr } = await send(['--checkpoint', path, input]);
      expect(stderr).toBe(`${path} is not a checkpoint. Name another file with --checkpoint.\n`);
      expect(code).toBe(2);
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
  });

  it.each([
    [
      'is the input',
      (path: string) => ['--checkpoint', input, path],
      /is read from; --checkpoint must name another file/,
    ],
    ['is a device', () => ['--checkpoint', '/dev/full', input], /^\/dev\/full is not a file/],
    ['is a folder', () => ['--checkpoint', tmpdir(), input], /is not a file/],
    ['lies in no folder', () => ['--checkpoint', '/nowhere/c.json', input], /there is no folder \/nowhere/],
  ])('where it %s', async (_, argv, message) => {
    const { code, stderr } = await send(argv(input));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('where it is of other files, another destination, or a file that was written anew', async () => {
    const checkpoint = newFile('c.json');
    const path = temporaryFile('daily.ndjson', ndjson(range(0, 2)));
    await send(['--checkpoint', checkpoint, path]);
    const other = await send(['--checkpoint', checkpoint, input]);
    expect(other.stderr).toMatch(/is the checkpoint of other files: \S+daily\.ndjson\. To start over, delete it/);
    const elsewhere = await runSluice(['send', 'tracify', '--to-simulator', '--checkpoint', checkpoint, path]);
    expect(elsewhere.stderr).toMatch(/is the checkpoint of a delivery to bloomreach\./);
    writeFileSync(path, ndjson(range(5, 9)));
    const anew = await send(['--checkpoint', checkpoint, path]);
    expect(anew.stderr).toMatch(/daily\.ndjson has changed since: it begins differently\./);
    expect([other.code, elsewhere.code, anew.code]).toEqual([2, 2, 2]);
  });

  it('where there are fewer events than it says', async () => {
    const checkpoint = newFile('c.json');
    const path = temporaryFile('events.ndjson', ndjson(range(0, 2)));
    await send(['--checkpoint', checkpoint, path]);
    const content = JSON.parse(readFileSync(checkpoint, 'utf8'));
    writeFileSync(checkpoint, JSON.stringify({ ...content, events: 7 }));
    const { code, stderr } = await send(['--checkpoint', checkpoint, path]);
    expect(stderr).toContain('says that 7 events are settled, but there are not that many. To start over, delete it.');
    expect(code).toBe(1);
  });
});

it('Ctrl-C in the first second does nothing, or goes on with the same command', async () => {
  const input = temporaryFile('events.ndjson', ndjson(range(0, 10)));
  const checkpoint = newFile('c.json');
  const argv = `send bloomreach --to-simulator --settings ${quick} --checkpoint ${checkpoint} ${input} --json`;
  for (const milliseconds of [0, 100, 300, 600]) {
    const { stderr } = await runShell(
      `sluice ${argv} > /dev/null & sleep ${milliseconds / 1000}; kill -INT $!; wait $!; exit $?`,
    );
    expect(stderr).not.toContain('This is a bug');
  }
  const { report } = await send(['--checkpoint', checkpoint, input]);
  expect(pointIn(checkpoint)).toBe(10);
  expect(report.rejected + report.retry).toBe(0);
});
