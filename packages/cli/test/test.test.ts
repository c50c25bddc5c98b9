import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { specEvent } from '@sluice/events';
import { runSluice } from './run-sluice';

const bloomreach = {
  destination: 'bloomreach',
  settings: {
    baseUrl: 'https://api.shop.dev',
    streamId: 's',
    authentication: 'basic',
    apiKeyId: 'k',
    apiSecret: '${NOT_SET}',
  },
};
const bluecore = { destination: 'bluecore', settings: { namespace: '${NOT_SET_EITHER}' } };

/** A folder with a config file and tests, and what runs them. */
function project(tests: Readonly<Record<string, string | Buffer>>, destinations: readonly object[] = [bloomreach]) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
  const configure = (content: readonly object[]) =>
    writeFileSync(join(folder, 'sluice.json'), JSON.stringify({ destinations: content }));
  configure(destinations);
  const pathOf = (name: string) => join(folder, 'sluice-tests', name);
  mkdirSync(pathOf('deep'), { recursive: true });
  for (const [name, content] of Object.entries(tests)) writeFileSync(pathOf(name), content);
  const expectedOf = (name: string) =>
    JSON.parse(readFileSync(pathOf(`${name}.expected.json`), 'utf8')) as Record<string, unknown>;
  const run = (...argv: string[]) => runSluice(['test', ...argv], { folder });
  return { configure, pathOf, expectedOf, run };
}

const order = JSON.stringify(specEvent('Order Completed'));
const changed = { ...bloomreach, subscriptions: { Purchase: { mapping: { purchase_status: 'paid' } } } };

describe('sluice test', () => {
  it('passes where events become what was written down, and shows what differs where they do not', async () => {
    const { configure, expectedOf, run } = project({ 'order.json': order });
    expect(await run()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^\? order: bloomreach \(no expected result yet/) as string,
    });
    expect(await run('--update')).toMatchObject({
      code: 0,
      stdout: '↻ order: bloomreach (updated)\n\n1 test: 1 updated. Nothing was sent.\n',
    });
    expect(expectedOf('order')).toMatchObject({
      bloomreach: {
        requests: [{ method: 'POST', events: [0] }],
        outcomes: [{ event: 0, actions: ['purchase'], status: 'planned' }],
      },
    });
    expect(await run()).toMatchObject({
      code: 0,
      stdout: '✓ order: bloomreach\n\n1 test: 1 passed. Nothing was sent.\n',
    });
    configure([changed]);
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^✗ order: bloomreach\n {2}@@ line \d+ @@\n[^]*\n {2}- +"purchase_status": "created",\n {2}\+ +"purchase_status": "paid",\n/,
    );
    expect(stdout).toMatch(/\n1 test: 1 failed\. Nothing was sent\.\n$/);
    expect(await run('--update')).toMatchObject({ code: 0 });
    expect(await run()).toMatchObject({ code: 0 });
  });

  it('takes events in every form that is read, in folders, and writes nothing where nothing has changed', async () => {
    const { pathOf, run } = project({
      'deep/many.ndjson': `${order}\n${order}\n`,
      'packed.json.gz': gzipSync(order),
      'notes.txt': 'none',
    });
    const { stdout } = await run('--update');
    expect(stdout).toMatch(/^↻ deep\/many: bloomreach \(updated\)\n↻ packed: bloomreach \(updated\)\n/);
    writeFileSync(
      pathOf('packed.expected.json'),
      readFileSync(pathOf('packed.expected.json'), 'utf8').replaceAll('\n', ''),
    );
    const before = readFileSync(pathOf('packed.expected.json'), 'utf8');
    expect(await run('--update')).toMatchObject({ code: 0, stdout: expect.stringContaining('2 passed') as string });
    expect(readFileSync(pathOf('packed.expected.json'), 'utf8')).toBe(before);
  });

  it('keeps what is expected elsewhere where it is told one destination', async () => {
    const { expectedOf, run } = project({ 'order.json': order }, [
      bloomreach,
      { ...bluecore, settings: { namespace: 'shop' } },
    ]);
    await run('--update');
    const before = expectedOf('order');
    expect(Object.keys(before)).toEqual(['bloomreach', 'bluecore']);
    await run('bluecore', '--update');
    expect(expectedOf('order')).toEqual(before);
    expect((await run('bluecore')).stdout).toBe('✓ order: bluecore\n\n1 test: 1 passed. Nothing was sent.\n');
  });

  it('needs no secret, holds none, and no day is too late', async () => {
    const old = JSON.stringify({ ...specEvent('Product Viewed'), timestamp: '2020-01-01T00:00:00Z' });
    const { pathOf, run } = project({ 'old.json': old }, [
      bloomreach,
      { ...bluecore, settings: { namespace: 'shop' } },
    ]);
    expect(await run('--update')).toMatchObject({ code: 0 });
    const text = readFileSync(pathOf('old.expected.json'), 'utf8');
    expect(text).toContain(Buffer.from('k:{{apiSecret}}').toString('base64'));
    expect(text).not.toContain('"rejected"');
  });

  it('says what is wrong with the settings, the events and what is expected', async () => {
    const unset = project({ 'order.json': order }, [
      { ...bloomreach, settings: { ...bloomreach.settings, streamId: '${STREAM}' } },
    ]);
    expect(await unset.run()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/settings\.streamId: the environment variable STREAM is not set/) as string,
    });
    const broken = project({ 'order.json': '{"type":' });
    expect(await broken.run()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/order\.json, line 1: /) as string,
    });
    const odd = project({ 'order.json': order, 'order.expected.json': '[' });
    expect(await odd.run()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/order\.expected\.json: .*--update/) as string,
    });
    const none = project({});
    expect(await none.run()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^sluice-tests: there are no tests.*sluice events.*> sluice-tests\/order.json.*--update.*"sluice try"/m,
      ) as string,
    });
    expect(existsSync(none.pathOf('order.expected.json'))).toBe(false);
  });

  it('tells the results as JSON', async () => {
    const { run } = project({ 'order.json': order });
    const { stdout } = await run('--json');
    expect(JSON.parse(stdout)).toEqual([
      { test: 'order', destination: 'bloomreach', status: 'new', actual: expect.any(Object) as object },
    ]);
  });
});
