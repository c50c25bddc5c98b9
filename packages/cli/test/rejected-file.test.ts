import { spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdtempSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rejected, retry } from '@sluice/kit/host';
import { RejectedFile } from '../src/delivery/rejected-file';
import { runShell } from './run-process';
import { runSluice, temporaryFile } from './run-sluice';

const folder = () => mkdtempSync(join(tmpdir(), 'sluice-'));
const nameless = (index: number) => ({ type: 'track', userId: `u-${index}` });
const lines = (count: number) => Array.from({ length: count }, (_, at) => `${JSON.stringify(nameless(at))}\n`).join('');
const outcome = rejected('event', 'Event name is missing.', { mayHaveArrived: false });
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { index: number; event: unknown });
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('a file of rejected events', () => {
  it('counts what is on the disk, and nothing before', async () => {
    const path = join(folder(), 'r.ndjson');
    const file = await RejectedFile.prepare(path);
    file.add(3, nameless(3), outcome);
    file.add(5, nameless(5), retry('No answer.', { mayHaveArrived: true }));
    expect([file.count, file.firstWaiting]).toEqual([0, 3]);
    await file.sync();
    expect([file.count, file.firstWaiting]).toEqual([2, undefined]);
    expect(linesOf(path)).toEqual([
      {
        event: nameless(3),
        outcome: { status: 'rejected', fix: 'event', message: 'Event name is missing.', mayHaveArrived: false },
        index: 3,
      },
      { event: nameless(5), outcome: { status: 'retry', message: 'No answer.', mayHaveArrived: true }, index: 5 },
    ]);
    await file.close();
  });

  it('on a full disk fails at once, every time, and counts nothing', async () => {
    const file = await RejectedFile.prepare('/dev/full');
    for (const index of [0, 1, 2]) {
      file.add(index, nameless(index), outcome);
      await expect(file.sync()).rejects.toThrow('/dev/full cannot be written: the disk is full.');
    }
    expect([file.count, file.firstWaiting]).toEqual([0, 0]);
    await file.close();
  });

  it.each([
    ['without its line break', '{"event":{"type":"tr'],
    ['that is a whole line', '{"event":1,"outcome":{},"index":0}'],
  ])('that ends in half a line %s goes on in a line of its own', async (_, half) => {
    const path = temporaryFile('r.ndjson', half);
    const file = await RejectedFile.prepare(path);
    file.add(1, nameless(1), outcome);
    await file.sync();
    file.add(2, nameless(2), outcome);
    await file.sync();
    await file.close();
    const [first, ...others] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(first).toBe(half);
    expect(others.map((line) => (JSON.parse(line) as { index: number }).index)).toEqual([1, 2]);
  });

  it('is readable by its owner alone: a new one, one that was not, and one behind a link', async () => {
    const fresh = join(folder(), 'r.ndjson');
    const open = temporaryFile('open.ndjson', '');
    chmodSync(open, 0o644);
    const target = temporaryFile('target.ndjson', '');
    chmodSync(target, 0o664);
    const link = join(folder(), 'link.ndjson');
    symlinkSync(target, link);
    for (const path of [fresh, open, link]) {
      await runSluice(['send', 'bloomreach', '--to-simulator', '--rejected', path], { stdin: lines(2) });
      expect(linesOf(path)).toHaveLength(2);
    }
    expect([fresh, open, target].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
  });

  it('may be a pipe', async () => {
    const events = temporaryFile('events.ndjson', lines(3));
    const { stdout } = await runShell(
      `sluice send bloomreach --to-simulator --rejected >(wc -l) ${events} --json > /dev/null; sleep 0.1; wait`,
    );
    expect(stdout.trim()).toBe('3');
  });
});

describe('a file of rejected events that is read from', () => {
  const refusal = /is read from; --rejected must name another file\.\n$/;
  const send = ['send', 'bloomreach', '--to-simulator', '--rejected'];

  it('is refused by whatever name it is reached', async () => {
    const file = temporaryFile('r.ndjson', lines(1));
    const link = join(folder(), 'link.ndjson');
    symlinkSync(file, link);
    const other = join(folder(), 'other.ndjson');
    linkSync(file, other);
    for (const [kept, read] of [
      [file, file],
      [link, file],
      [file, link],
      [other, file],
      [link, other],
    ] as const) {
      const { code, stderr } = await runSluice([...send, kept, read]);
      expect(stderr).toMatch(refusal);
      expect(code).toBe(2);
    }
    expect(readFileSync(file, 'utf8')).toBe(lines(1));
  });

  it.each(['< FILE', '- < FILE', '/dev/stdin < FILE', '/dev/fd/0 < FILE', '/proc/self/fd/0 < FILE'])(
    'is refused as standard input, too: %s',
    async (input) => {
      const file = temporaryFile('r.ndjson', lines(1));
      const { code, stderr } = await runShell(
        `sluice send bloomreach --to-simulator --rejected ${file} ${input.replace('FILE', file)}`,
      );
      expect(stderr).toMatch(refusal);
      expect(code).toBe(2);
      expect(readFileSync(file, 'utf8')).toBe(lines(1));
    },
  );

  it('is refused where it holds the settings, or is written by another option', async () => {
    const settings = temporaryFile('settings.json', {});
    const first = await runSluice([...send, settings, '--settings', settings], { stdin: lines(1) });
    expect(first.stderr).toMatch(refusal);
    const path = temporaryFile('r.ndjson', '');
    const second = await runSluice([...send, path, '--traffic', path], { stdin: lines(1) });
    expect(second.stderr).toMatch(/--rejected writes it; --traffic must name another file/);
    const input = temporaryFile('events.ndjson', lines(1));
    const third = await runSluice(['send', 'bloomreach', '--to-simulator', '--traffic', input, input]);
    expect(third.stderr).toMatch(/is read from; --traffic must name another file/);
    expect([first.code, second.code, third.code]).toEqual([2, 2, 2]);
    expect(readFileSync(settings, 'utf8')).toBe('{}');
  });

  it('the same device is no file', async () => {
    const { code } = await runShell('sluice send bloomreach --to-simulator --rejected /dev/null < /dev/null');
    expect(code).toBe(0);
  });
});

/** Disks that fill up: by a limit of the process, which is at hand everywhere, and a real one where it may be mounted. */
const disks = ['a limit on the size of files', ...(canMount() ? ['a small disk'] : [])];

describe.each(disks)('a disk that fills up (%s)', (disk) => {
  const total = 400;
  const events = temporaryFile('events.ndjson', lines(total));

  it.each([4, 16, 20])(
    'at %i KB ends the delivery, and the point to go on from loses and doubles nothing',
    async (kilobytes) => {
      const small = folder();
      const limit =
        disk === 'a small disk' ? `mount -t tmpfs -o size=${kilobytes}k none ${small}` : `ulimit -f ${kilobytes}`;
      const path = join(small, 'r.ndjson');
      const copy = join(folder(), 'kept.ndjson');
      const send = `sluice send bloomreach --to-simulator --window 20 --rejected`;
      const unmount = disk === 'a small disk' ? `umount ${small}` : '';
      const { stdout, stderr } = await runShell(
        `(${limit}; ${send} ${path} ${events}; echo "code $?"); cat ${path} > ${copy}; ${unmount}`,
      );
      expect(stderr).toMatch(
        /^\S+r\.ndjson cannot be written: (?:the disk is full|it would exceed the file size limit)\.\n$/,
      );
      expect(stdout).toContain('code 1');
      const kept = linesOf(copy);
      expect(readFileSync(copy, 'utf8').endsWith('\n') || kept.length === 0).toBe(true);
      const told = Number(/(\d+) events? kept in/.exec(stdout)?.[1] ?? 0);
      expect(kept).toHaveLength(told);
      const skip = Number(/add --skip (\d+)/.exec(stdout)?.[1] ?? 0);
      expect(skip).toBe(told);

      const second = join(folder(), 'second.ndjson');
      await runSluice(['send', 'bloomreach', '--to-simulator', '--rejected', second, '--skip', String(skip), events]);
      const all = [...kept, ...linesOf(second)].map(({ index }) => index);
      expect(all).toEqual(Array.from({ length: total }, (_, index) => index));
    },
  );
});

it('says how many events behind the point to go on from arrived already', async () => {
  const mixed = Array.from({ length: 40 }, (_, at) =>
    at === 10 ? nameless(at) : { ...nameless(at), event: 'Looked' },
  );
  const input = temporaryFile('mixed.ndjson', mixed.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const settings = temporaryFile('quick.json', { sendVisitorHeaders: false });
  const argv = [
    'send',
    'bloomreach',
    '--to-simulator',
    '--settings',
    settings,
    '--window',
    '20',
    '--rejected',
    '/dev/full',
  ];
  const { code, stdout, stderr } = await runSluice([...argv, input]);
  expect(stdout).toContain('1 event not delivered and not kept.');
  expect(stdout).toContain('Stopped by an error, see below. To resume, add --skip 10.');
  expect(stdout).toMatch(/\n(?:9|29) events after that point arrived already and will arrive again\.\n/);
  expect(stderr).toBe('/dev/full cannot be written: the disk is full.\n');
  expect(code).toBe(1);
});

it('keeps an event however deep it is, and it costs no other', async () => {
  const depth = 100_000;
  const deep = `{"type":"track","event":"A","userId":"1","properties":{"a":${'['.repeat(depth)}"x"${']'.repeat(depth)}}}`;
  const wrapped = `${'{"event_payload":'.repeat(depth)}${JSON.stringify({ ...nameless(2), event: 'C' })}${'}'.repeat(depth)}`;
  const path = join(folder(), 'r.ndjson');
  const argv = ['send', 'bloomreach', '--to-simulator', '--rejected', path, '--json'];
  const { code, stdout } = await runSluice(argv, { stdin: `${deep}\n${wrapped}\n` });
  expect(JSON.parse(stdout)).toMatchObject({ delivered: 1, rejected: 1 });
  expect(readFileSync(path, 'utf8')).toContain(`{"event":${deep},"outcome":{"status":"rejected"`);
  expect(code).toBe(1);
});

describe('what is too old', () => {
  const old = { type: 'track', event: 'Ping', userId: 'u', timestamp: '2020-01-01T00:00:00Z' };
  const argv = ['send', 'bloomreach', '--to-simulator', '--older-than', '24'];

  it('is not called ready to be sent again', async () => {
    const { stdout } = await runSluice(argv, { stdin: JSON.stringify(old) });
    expect(stdout).toContain('Rejected: too old, can never be delivered\n        1  ');
    expect(stdout).toContain('\n1 event not delivered and not kept.\n');
    expect(stdout).not.toContain('again');
  });

  it('is kept with its reason, and told apart from what can be sent again', async () => {
    const path = join(folder(), 'r.ndjson');
    const alone = await runSluice([...argv, '--rejected', path], { stdin: JSON.stringify(old) });
    expect(alone.stdout).toContain(`\n1 event kept in ${path} with the reason.\n`);
    const stdin = `${JSON.stringify(old)}\n${lines(2)}`;
    const { stdout } = await runSluice([...argv, '--rejected', path], { stdin });
    expect(stdout).toContain(
      `\n3 events kept in ${path} with the reason. Fix the causes, then send that file again. What is too old (1) is rejected again.\n`,
    );
  });

  it('is known from the words of a vendor’s own limit, too', async () => {
    const event = {
      ...old,
      event: 'Product Viewed',
      properties: { product_id: '1' },
      context: { traits: { email: 'a@b.example' } },
    };
    const { stdout } = await runSluice(['send', 'bluecore', '--to-simulator'], { stdin: JSON.stringify(event) });
    expect(stdout).toContain('Rejected: too old, can never be delivered\n        1  ');
  });
});

function canMount(): boolean {
  const { status } = spawnSync('bash', ['-c', `mount -t tmpfs -o size=4k none ${folder()} && umount "$_"`]);
  return status === 0;
}
