import { PassThrough, Writable } from 'node:stream';
import { write, tell } from '../src/write';
import { runShell } from './run-process';
import { runSluice, temporaryFile } from './run-sluice';

const failure = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });

/** Streams that fail in every way, each with this error. */
const failing: readonly (readonly [string, (error: Error) => Writable])[] = [
  ['calls back with an error', (error) => new Writable({ write: (_chunk, _encoding, done) => done(error) })],
  [
    'calls back with an error later',
    (error) => new Writable({ write: (_chunk, _encoding, done) => void setImmediate(done, error) }),
  ],
  [
    'is destroyed while it writes, and never calls back',
    (error) =>
      new Writable({
        write() {
          setImmediate(() => this.destroy(error));
        },
      }),
  ],
  ['was destroyed before', (error) => new Writable().destroy(error)],
  [
    'is full, and then destroyed',
    (error) => {
      const stream = new PassThrough({ highWaterMark: 1 });
      stream.write('fills it up');
      setImmediate(() => stream.destroy(error));
      return stream;
    },
  ],
];

async function writeTwice(stream: Writable): Promise<boolean> {
  stream.on('error', () => {});
  await write(stream, 'one');
  await new Promise((resolve) => setTimeout(resolve, 20));
  return write(stream, 'two');
}

describe.each(failing)('a stream that %s', (_, make) => {
  it('is an error where its disk is full', async () => {
    await expect(writeTwice(make(failure('ENOSPC')))).rejects.toThrow(
      'The output cannot be written: the disk is full.',
    );
  });

  it('is quiet where its reader has gone', async () => {
    expect(await writeTwice(make(failure('EPIPE')))).toBe(false);
  });

  it('ends nothing where something is told beside the output', async () => {
    const stream = make(failure('ENOSPC')).on('error', () => {});
    await tell(stream, 'one');
    await tell(stream, 'two');
    expect(stream.destroyed).toBe(true);
  });

  it.each([
    ['list', ['list']],
    ['describe', ['describe', 'bloomreach']],
    ['preview', ['preview', 'bloomreach', '--to-simulator']],
    ['send', ['send', 'bloomreach', '--to-simulator']],
    ['try', ['try', 'bloomreach', '--to-simulator', '--yes']],
    ['--help', ['--help']],
    ['--version', ['--version']],
    ['rudderstack config', ['rudderstack', 'config', 'tracify']],
  ])('makes "sluice %s" end with 1, told in a line', async (_name, argv) => {
    const stdout = make(failure('ENOSPC')).on('error', () => {});
    const { code, stderr } = await runSluice(argv, { stdin: '{"type":"track","event":"A","userId":"1"}\n', stdout });
    expect(stderr).toMatch(/^The output cannot be written: the disk is full\.\n$/);
    expect(code).toBe(1);
  });

  it('does not make it fail where the reader has gone', async () => {
    const stdout = make(failure('EPIPE')).on('error', () => {});
    expect(await runSluice(['list'], { stdout })).toMatchObject({ code: 0, stderr: '' });
  });
});

it('a stream that was closed or ended without an error is none that took the text', async () => {
  await expect(write(new PassThrough().end(), 'x')).rejects.toThrow('it is closed');
  await expect(write(new PassThrough().destroy(), 'x')).rejects.toThrow('it is closed');
});

it('a stream that fails between two writes fails the second', async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() }).on('error', () => {});
  expect(await write(stream, 'one')).toBe(true);
  stream.destroy(failure('ENOSPC'));
  await expect(write(stream, 'two')).rejects.toThrow('the disk is full');
});

it('that the report cannot be written is not worse than what it says', async () => {
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done(failure('ENOSPC')) }).on('error', () => {});
  const argv = ['send', 'bloomreach', '--to-simulator', '--fault', '503=100%', '--attempts', '1'];
  const { code } = await runSluice(argv, { stdin: '{"type":"track","event":"A","userId":"1"}\n', stdout });
  expect(code).toBe(75);
});

describe('in a process of its own', () => {
  const events = temporaryFile(
    'events.ndjson',
    Array.from(
      { length: 300 },
      (_, at) => `${JSON.stringify({ type: 'track', event: 'Looked', userId: `u-${at}` })}\n`,
    ).join(''),
  );

  it.each([
    ['list > /dev/full', /^The output cannot be written: the disk is full\.\n$/],
    [`preview bloomreach --to-simulator ${events} > /dev/full`, /^The output cannot be written: the disk is full\.\n$/],
    [`send bloomreach --to-simulator ${events} > /dev/full`, /^The output cannot be written: the disk is full\.\n$/],
    ['list >&-', /^$/],
  ])('"sluice %s" says so, and ends with 1', async (line, told) => {
    const { code, stderr } = await runShell(`sluice ${line}`);
    expect(stderr).toMatch(told);
    // Node opens what is closed anew, on nothing.
    expect(code).toBe(line.endsWith('>&-') ? 0 : 1);
  });

  it('a file that has room for a part of the output is an error, too', async () => {
    const out = temporaryFile('out.txt', '');
    const { code, stderr, stdout } = await runShell(
      `(ulimit -f 4; sluice preview bloomreach --to-simulator ${events} > ${out}); echo $?; wc -c < ${out}`,
    );
    expect(stderr).toBe('The output cannot be written: it would exceed the file size limit.\n');
    expect(stdout.split('\n').slice(0, 2)).toEqual(['1', '4096']);
    expect(code).toBe(0);
  });

  it('is quiet where its reader stops early', async () => {
    const { stderr, stdout } = await runShell(
      `sluice preview bloomreach --to-simulator ${events} | head -1; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Request 1.*\n0\n$/);
  });
});
