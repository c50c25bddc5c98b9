import { PassThrough } from 'node:stream';
import { catalog } from '@sluice/catalog';
import { runSluice, temporaryFile, type World } from './run-sluice';

const engagement = temporaryFile('settings.json', { api: 'engagement', authentication: 'basic' });
const forget = ['delete', 'bloomreach', '--to-simulator', '--settings', engagement, '--user-id', '42'];
const tryOut = ['try', 'blueshift', '--to-simulator'];

/** A terminal at which somebody types this once a question is asked. */
function terminal(typed: string | ((input: PassThrough) => unknown), hasStderr = true): World {
  const stdin = new PassThrough();
  const stderr = new PassThrough();
  const type = () => (typeof typed === 'string' ? stdin.write(typed) : typed(stdin));
  let all = '';
  stderr.on('data', (chunk: Buffer) => {
    all += chunk.toString();
    if (/\[y\/N\] $|ID: $/.test(all)) {
      all = '';
      setImmediate(type);
    }
  });
  return { stdin, stdinIsTerminal: true, stderrIsTerminal: hasStderr, stderr };
}

async function told(argv: readonly string[], world: World) {
  const chunks: Buffer[] = [];
  world.stderr?.on('pipe', () => {});
  (world.stderr as PassThrough).on('data', (chunk: Buffer) => chunks.push(chunk));
  const { code, stdout } = await runSluice(argv, world);
  return { code, stdout, stderr: Buffer.concat(chunks).toString() };
}

describe.each([
  ['sluice delete', forget],
  ['sluice try', tryOut],
])('at a question of "%s"', (_, argv) => {
  it.each<readonly [string, string | ((input: PassThrough) => unknown), boolean]>([
    ['Ctrl-C', '\u0003', true],
    ['Ctrl-D', '\u0004', true],
    ['the end of the input', (input) => input.end(), true],
    ['the end of the input, where the question goes elsewhere', (input) => input.end(), false],
    ['a terminal that goes away', (input) => input.destroy(), true],
    ['a terminal that fails', (input) => input.destroy(new Error('EIO')), true],
  ])('%s does nothing, and ends with 130', async (_name, typed, hasStderr) => {
    const world = terminal(typed, hasStderr);
    (world.stdin as PassThrough).on('error', () => {});
    const { code, stdout, stderr } = await told(argv, world);
    expect(stderr).toMatch(/\nNothing was done\.\n$/);
    expect(stderr).not.toContain('bug');
    expect(stdout).not.toMatch(/Forgotten|Sample event/);
    expect(code).toBe(130);
  });

  it.each(['n\n', '\n', 'no\n', 'nay\n'])('the answer %j does nothing, and says so', async (typed) => {
    const { code, stdout, stderr } = await told(argv, terminal(typed));
    expect(stderr).toMatch(/(?:Nothing was done|No event was sent)\.\n$/);
    expect(stdout).not.toMatch(/Forgotten|Sample event/);
    expect(code).toBe(1);
  });

  it.each(['y\n', 'YES\n'])('the answer %j does it', async (typed) => {
    const { code, stdout } = await told(argv, terminal(typed));
    expect(stdout).toMatch(/Forgotten|Sample event: delivered/);
    expect(code).toBe(0);
  });
});

it('where nobody can be asked, a test is none: exit code 2', async () => {
  const { code, stderr } = await runSluice(tryOut, { stdin: '' });
  expect(stderr).toMatch(
    /^Send Blueshift a sample event.* There is no terminal to ask on: add --yes\. No event was sent\.\n$/,
  );
  expect(code).toBe(2);
});

describe('sluice delete', () => {
  const without = Object.values(catalog).filter(({ erase }) => !erase);

  it.each(without.map(({ slug }) => slug))('says that %s has no such call before it asks', async (slug) => {
    const { code, stdout, stderr } = await told(['delete', slug, '--user-id', '42'], terminal('y\n'));
    expect(stderr).toMatch(/^\S.* has no call that forgets a person: ask the vendor\. Nothing was done\.\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it('says that the settings allow none before it asks', async () => {
    const argv = ['delete', 'bloomreach', '--to-simulator', '--user-id', '42'];
    const { code, stdout, stderr } = await told(argv, terminal('y\n'));
    expect(stderr).toMatch(/^Bloomreach anonymizes customers only through Engagement.* Nothing was done\.\n$/);
    expect(stderr).not.toContain('[y/N]');
    expect([code, stdout]).toEqual([2, '']);
  });

  const fromInput = ['delete', 'bloomreach', '--to-simulator', '--settings', engagement];

  it('takes the person from standard input', async () => {
    for (const stdin of ['42\n', '42', ' 42 \r\nmore\n']) {
      const { code, stdout } = await runSluice([...fromInput, '--user-id', '-', '--yes'], { stdin });
      expect([code, stdout]).toEqual([0, 'Forgotten\n']);
    }
  });

  it('asks for the person at a terminal, then whether to do it', async () => {
    let asked = 0;
    const world = terminal((input) => input.write((asked += 1) === 1 ? 'jo@example.com\n' : 'y\n'));
    const { code, stdout, stderr } = await told([...fromInput, '--user-id', '-'], world);
    expect(stderr).toMatch(/The person’s user ID: [^]*forget "jo@example\.com"\?/);
    expect([code, stdout]).toEqual([0, 'Forgotten\n']);
  });

  it.each([
    ['an empty input', ['--user-id', '-', '--yes'], '', 2, /There is no user ID in standard input/],
    ['an empty line', ['--anonymous-id', '-', '--yes'], '\n', 2, /There is no anonymous ID in standard input/],
    ['an empty input for an address', ['--email', '-', '--yes'], '', 2, /There is no email address in standard input/],
    ['both from there', ['--user-id', '-', '--anonymous-id', '-'], '1\n', 2, /Only one of/],
    ['no --yes', ['--user-id', '-'], '42\n', 2, /There is no terminal to ask on: add --yes/],
  ])('does nothing with %s', async (_, argv, stdin, expected, message) => {
    const { code, stdout, stderr } = await runSluice([...fromInput, ...argv], { stdin });
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([expected, '']);
  });

  it('does not wait for an input that is closed or fails', async () => {
    const closed = new PassThrough().destroy();
    const first = await runSluice([...fromInput, '--user-id', '-', '--yes'], { stdin: closed });
    expect(first).toMatchObject({ code: 1, stderr: 'Standard input is closed.\n' });
    const failing = new PassThrough();
    setTimeout(() => failing.destroy(Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' })), 300);
    const second = await runSluice([...fromInput, '--user-id', '-', '--yes'], { stdin: failing });
    expect(second).toMatchObject({ stderr: 'the device reports an error.\n', code: 1 });
  });
});
