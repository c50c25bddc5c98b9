import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const secret = 'K7-hidden-Q9x';

/** Tests that do what they did when they were recorded, or something else where `CHANGED` is set. */
const testFile = `
import { parcelDestination, parcelEvent } from '${root}/test-utils/test/parcel-destination';
import { recorder } from '@sluice/test-utils/recorder';
import { startSimulator } from '@sluice/simulators';

const isChanged = process.env.CHANGED === '1';
const record = recorder(parcelDestination(), {
  settings: { account: 'acme', apiKey: '${secret}' },
  provenance: { kind: 'simulator', source: 'https://docs.parcel.example', date: '2026-11-21' },
});
const delivered = [{ status: 'delivered' }];

describe('a parcel', () => {
  it('stays as it is', async () => {
    expect(await record.deliver([parcelEvent('u1', 'Book')])).toEqual(delivered);
    expect(await record.deliver([parcelEvent('u2', 'Pen')])).toEqual(delivered);
  });
  it('changes', async () => {
    expect(await record.deliver([parcelEvent('u1', isChanged ? 'Brick' : 'Book')])).toEqual(delivered);
  });
  it('is one too many', async () => {
    await record.deliver([parcelEvent('u1', 'Book')]);
    if (isChanged) await record.deliver([parcelEvent('u2', 'Pen')]);
  });
  it('is left out at the end', async () => {
    await record.deliver([parcelEvent('u1', 'Book')]);
    if (!isChanged) await record.deliver([parcelEvent('u2', 'Pen')]);
  });
  it('is left out at the beginning', async () => {
    if (!isChanged) await record.deliver([parcelEvent('u1', 'Book')]);
    await record.deliver([parcelEvent('u2', 'Pen')]);
  });
  it('is not sent any more', async () => {
    if (!isChanged) await record.deliver([parcelEvent('u1', 'Book')]);
  });
});
it('fails after its delivery', async () => {
  await record.deliver([parcelEvent('u1', 'Book')]);
  if (!isChanged) throw new Error('failed on purpose');
});
it('fails in a hook', async () => {
  await record.deliver([parcelEvent('u1', 'Book')]);
});
it('fails while it is replayed', async () => {
  await record.deliver([parcelEvent('u1', 'Book')]);
  if (isChanged) throw new Error('failed on purpose');
  await record.deliver([parcelEvent('u2', 'Pen')]);
});
it('talks to a simulator of its own', async () => {
  const simulator = await startSimulator('bloomreach');
  record.allow(simulator);
  expect((await fetch(simulator.origin)).status).toBe(404);
  await simulator.close();
});
it('strays', async () => {
  if (isChanged) await fetch('https://api.parcel.example/');
});
if (!isChanged) it('is removed', async () => void (await record.deliver([parcelEvent('u1', 'Book')])));
afterEach(() => {
  if (!isChanged && expect.getState().currentTestName === 'fails in a hook') throw new Error('failed in the hook');
});
`;

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

let folder: string;
let server: Server;
let requestCount = 0;
let messages: Record<string, string> = {};
let report: Report;
let output: string;

/** Runs Jest on the file and keeps what each test says, by its name. */
async function runJest(environment: Readonly<Record<string, string>>): Promise<void> {
  const packageJson: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { transform, moduleNameMapper } = (packageJson as { jest: Record<string, object> }).jest;
  const [[pattern, [, options]]] = Object.entries(transform ?? {}) as [[string, [string, object]]];
  const config = {
    rootDir: folder,
    testMatch: ['**/test/*.test.ts'],
    transform: { [pattern]: [require.resolve('@swc/jest'), options] },
    moduleNameMapper: JSON.parse(JSON.stringify(moduleNameMapper).replaceAll('<rootDir>', root)) as unknown,
    watchman: false,
  };
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const reportPath = join(folder, 'report.json');
  output = await new Promise((settle) => {
    execFile(
      process.execPath,
      [jest, '--config', JSON.stringify(config), '--json', '--outputFile', reportPath, '--no-color'],
      { cwd: folder, env: { ...process.env, FORCE_COLOR: '0', ...environment } },
      (_error, stdout, stderr) => settle(`${stdout}\n${stderr}`),
    );
  });
  report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report;
  const results = report.testResults.flatMap((file) => file.assertionResults);
  messages = Object.fromEntries(results.map((one) => [one.fullName, one.failureMessages.join('\n---\n')]));
}

const recordings = () => readdirSync(join(folder, 'recordings'), { recursive: true, encoding: 'utf8' }).toSorted();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-'));
  mkdirSync(join(folder, 'test'));
  writeFileSync(join(folder, 'test', 'parcels.test.ts'), testFile);
  server = createServer((incoming, outgoing) => {
    requestCount += 1;
    incoming.resume().on('end', () => outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  });
  await new Promise<void>((resolve_) => void server.listen(0, '127.0.0.1', resolve_));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('with RECORD=1', () => {
  beforeAll(async () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await runJest({ RECORD: '1', RECORD_ORIGIN: `http://127.0.0.1:${port}` });
  });

  it('one file is kept for each test that passes and makes a request', () => {
    expect(recordings()).toEqual([
      'parcels',
      'parcels/a-parcel-changes.json',
      'parcels/a-parcel-is-left-out-at-the-beginning.json',
      'parcels/a-parcel-is-left-out-at-the-end.json',
      'parcels/a-parcel-is-not-sent-any-more.json',
      'parcels/a-parcel-is-one-too-many.json',
      'parcels/a-parcel-stays-as-it-is.json',
      'parcels/fails-while-it-is-replayed.json',
      'parcels/is-removed.json',
    ]);
    expect(messages).toMatchObject({
      'fails after its delivery': expect.stringContaining('failed on purpose') as unknown,
      'fails in a hook': expect.stringContaining('failed in the hook') as unknown,
    });
  });

  it('no file holds the secret, and each says where it comes from', () => {
    for (const file of recordings().filter((name) => name.endsWith('.json'))) {
      const content = readFileSync(join(folder, 'recordings', file), 'utf8');
      expect(content).not.toMatch(/hidden|127\.0\.0\.1/);
      expect(content).not.toContain(Buffer.from(`acme:${secret}`).toString('base64'));
      expect(JSON.parse(content)).toMatchObject({
        provenance: { kind: 'simulator', source: 'https://docs.parcel.example', date: '2026-11-21' },
      });
    }
  });
});

describe('without', () => {
  const recordedCount = () => requestCount;
  let before: number;

  beforeAll(async () => {
    before = recordedCount();
    await runJest({ RECORD: '', CHANGED: '1' });
  });

  it('no request leaves the test', () => {
    expect(recordedCount()).toBe(before);
  });

  it('what did not change passes', () => {
    expect(messages['a parcel stays as it is']).toBe('');
  });

  it('a changed request fails with the difference, at the line of the test', () => {
    const message = messages['a parcel changes'] ?? '';
    expect(message).toMatch(
      /^RecordingError: Changed: request 1 of 1 in recordings\/parcels\/a-parcel-changes\.json\./,
    );
    expect(message).toMatch(/-\s+"what": "Book",\n\s*\+\s+"what": "Brick",/);
    expect(message).not.toContain('content-length');
    expect(message).toMatch(/\n\s+at Object\.\w+ \(.*test\/parcels\.test\.ts:19:/);
  });

  it.each([
    ['is one too many', 'One request more than the 1 in recordings', '+     "token": "apiKey-placeholder",'],
    ['is left out at the end', 'Not made: request 2 of 2 in', '-         "what": "Pen"'],
    ['is left out at the beginning', 'Not made, though a later one was: request 1 of 2 in', '-         "what": "Book"'],
    ['is not sent any more', 'The test makes no request any more. Delete recordings/parcels/', ''],
  ])('a parcel that %s fails with one cause', (name, cause, shown) => {
    const message = messages[`a parcel ${name}`] ?? '';
    expect(message).toContain(`RecordingError: ${cause}`);
    expect(message).toContain(shown);
    expect(message).not.toContain('---');
  });

  it('a missing recording fails and says how to make it', () => {
    expect(messages['fails after its delivery']).toContain(
      'There is no recording of this test, recordings/parcels/fails-after-its-delivery.json. Run with RECORD=1',
    );
  });

  it('a test that fails for another reason has that one cause alone', () => {
    const message = messages['fails while it is replayed'] ?? '';
    expect(message).toContain('failed on purpose');
    expect(message).not.toContain('Not made');
  });

  it('a simulator that is allowed can be reached', () => {
    expect(messages['talks to a simulator of its own']).toBe('');
  });

  it('a stray connection is stopped', () => {
    expect(messages.strays).toContain('Connection to api.parcel.example:443 stopped');
  });

  it('a recording that no test uses fails the file', () => {
    expect(report.testResults[0]?.message).toContain('No test uses recordings/parcels/is-removed.json.');
  });

  it('nothing is said of the secret', () => {
    expect(output).not.toContain('hidden');
  });
});
