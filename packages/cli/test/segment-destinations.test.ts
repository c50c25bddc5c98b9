import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { undiciTransport } from '@sluice/engine/transports';
import { createAdapter } from '@sluice/rudderstack';
import { findDestination } from '../src/find-destination';
import { withoutNetwork } from '../src/preview/without-network';
import { endOf, startProcess } from './run-process';
import { runSluice, temporaryFile } from './run-sluice';

/** What a user has installed: two definitions, the one asks twice, the other has a client of its own. */
const bundle = `
const { connect } = require('node:net');
const { HTTPError } = require('@segment/actions-core');
const name = { type: 'string', label: 'Name', description: 'Of the event.', default: { '@path': '$.event' } };
const presets = (partnerAction) => [{ type: 'automatic', name: 'All', partnerAction, subscribe: 'type = "track"', mapping: { name: name.default } }];
exports.destinations = {
  one: {
    name: 'Two Steps', slug: 'actions-two-steps', mode: 'cloud', description: 'Looks before it writes.',
    authentication: { scheme: 'custom', fields: { apiKey: { type: 'string', label: 'API key', description: 'Yours.', required: true } } },
    extendRequest: ({ settings }) => ({ headers: { authorization: 'Bearer ' + settings.apiKey } }),
    actions: { write: { title: 'Write', description: 'Writes.', fields: { name }, perform: async (request, { payload }) => {
      const { data } = await request('https://api.vendor.example/find', { method: 'POST', json: { name: payload.name } });
      return request('https://api.vendor.example/write/' + data.id, { method: 'PUT', json: { isCore: HTTPError !== undefined } });
    }, dynamicFields: {
      name: async (request, { payload, page = '1' }) => {
        const { data } = await request('https://api.vendor.example/names?page=' + page + '&of=' + (payload.kind || 'all'));
        return { choices: [{ label: 'Name ' + data.id, value: page, description: 'Of page ' + page }], nextPage: page === '1' ? '2' : '' };
      },
      traits: { __keys__: async () => ({ choices: [], error: { code: '403', message: 'Not yours.' } }) },
    } } },
    presets: presets('write'),
    audienceFields: { region: { type: 'string', label: 'Region', description: 'Of it.' } },
    audienceConfig: {
      mode: { type: 'synced', full_audience_sync: false },
      createAudience: async (request, { audienceName, audienceSettings: { region } }) => {
        const { data } = await request('https://api.vendor.example/audiences/' + region, { method: 'POST', json: { audienceName } });
        return { externalId: data.id };
      },
      getAudience: async (request, { externalId }) => {
        await request('https://api.vendor.example/audiences/' + externalId);
        return { externalId };
      },
    },
  },
  two: {
    name: 'Own Client', slug: 'actions-own-client', mode: 'cloud', description: '',
    actions: { send: { title: 'Send', description: 'Sends.', fields: { name }, perform: () => new Promise((resolve, reject) => {
      connect(globalThis.sluiceTestPort, '127.0.0.1').on('connect', resolve).on('error', reject);
    }) } },
    presets: presets('send'),
  },
  three: {
    name: 'Bare', slug: 'actions-bare', mode: 'cloud', description: 'Has no presets.',
    actions: { post: { title: 'Post', description: 'Posts.', defaultSubscription: 'type = "page"',
      fields: { name, url: { type: 'string', label: 'URL', description: 'Yours.', required: true } }, perform: () => {},
      hooks: { onMappingSave: { label: 'Make a list', inputFields: {
        name: { type: 'string', label: 'Name', required: true },
        size: { type: 'number', label: 'Size', dynamic: async (request, { hookInputs }) => ({ choices: [{ value: hookInputs.name.length, label: 'As it is' }] }) },
      }, performHook: async (request, { hookInputs }) => {
        if (hookInputs.name === 'taken') return { error: { message: 'There is one.', code: 'TAKEN' } };
        const { data } = await request('https://api.vendor.example/lists', { method: 'POST', json: hookInputs });
        return { savedData: { id: data.id } };
      } } } } },
  },
};`;

const home = process.cwd();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sluice-segment-')));
const requests: string[] = [];
let server: Server;
let origin: string;
let connections = 0;

beforeAll(async () => {
  const modules = join(folder, 'node_modules', '@segment');
  mkdirSync(join(modules, 'action-destinations'), { recursive: true });
  writeFileSync(join(modules, 'action-destinations', 'index.js'), bundle);
  writeFileSync(
    join(modules, 'action-destinations', 'package.json'),
    '{"name":"@segment/action-destinations","main":"index.js"}',
  );
  symlinkSync(join(dirname(require.resolve('@segment/actions-core')), '..', '..'), join(modules, 'actions-core'));
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json');
    response.end('{"id":"42"}');
  }).on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  Object.assign(globalThis, { sluiceTestPort: port });
  process.chdir(folder);
});

beforeEach(() => void requests.splice(0));

afterAll(() => {
  process.chdir(home);
  server.closeAllConnections();
  server.close();
});

const stdin = '{"type":"track","event":"Signed Up","userId":"1","messageId":"m-1"}';
const settings = temporaryFile('settings.json', { apiKey: 'key-12345678' });

test('lists what is installed', async () => {
  const { code, stdout } = await runSluice(['list', '--segment']);
  expect(code).toBe(0);
  expect(stdout).toBe(
    'segment:bare        Has no presets.\nsegment:own-client  Own Client\nsegment:two-steps   Looks before it writes.\n',
  );
  const { stdout: json } = await runSluice(['list', '--segment', '--json']);
  expect(JSON.parse(json)[2]).toEqual({
    slug: 'segment:two-steps',
    name: 'Two Steps',
    description: 'Looks before it writes.',
    actions: ['write'],
  });
});

test('describes one, in any of its names', async () => {
  for (const name of ['segment:two-steps', 'Segment:Two Steps', 'segment:actions-two-steps']) {
    const { code, stdout } = await runSluice(['describe', name]);
    expect({ name, code }).toEqual({ name, code: 0 });
    expect(stdout).toContain('Two Steps: sluice send segment:two-steps …');
    expect(stdout).toContain('apiKey (secret text, required)');
  }
});

test('says what one has not, and what to do about it', async () => {
  const { stdout } = await runSluice(['describe', 'segment:bare']);
  expect(stdout).toMatch(/SETTINGS.*\n\n {2}None\.\n/);
  expect(stdout).toMatch(/PRESETS.*\n\n {2}None: "sluice init segment:bare" writes subscriptions to fill in\.\n/);
  const previewed = await runSluice(['preview', 'segment:bare'], { stdin });
  expect(previewed.stdout).toContain('No subscription matches this event: Bare has none.');
});

test('reviews one as any definition', async () => {
  const { code, stdout } = await runSluice(['check', 'segment:own-client']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('Own Client: 0 things wrong')]);
});

test('shows the first request of what asks more than once, without secrets, and sends nothing', async () => {
  const { code, stdout } = await runSluice(['preview', 'segment:two-steps', '--settings', settings], { stdin });
  expect(code).toBe(0);
  expect(stdout).toContain('POST https://api.vendor.example/find');
  expect(stdout).toContain('authorization: Bearer {{apiKey}}');
  expect(stdout).toContain('"name": "Signed Up"');
  expect(stdout).toContain('(Further requests depend on the answer to this one.)');
  expect(stdout).toContain('1 event, 1 planned, 1 request. Nothing was sent.');
  expect(requests).toEqual([]);
});

test('explains what the fields of an action are given', async () => {
  const { stdout } = await runSluice(['preview', 'segment:two-steps', '--settings', settings, '--explain'], { stdin });
  expect(stdout).toContain('    name: "Signed Up" ← event\n');
  expect(stdout).toContain('The action’s own code makes the requests: without --explain the first is shown.\n');
  expect(stdout).not.toContain('key-12345678');
});

test('lets an action with a client of its own connect to nothing in a preview', async () => {
  const { stdout } = await runSluice(['preview', 'segment:own-client'], { stdin });
  expect(stdout).toContain('The action stops before any request: a preview connects to nothing');
  expect(connections).toBe(0);
  await withoutNetwork(() => Promise.resolve());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
});

test('sends, to a simulator too', async () => {
  const words = ['send', 'segment:two-steps', '--settings', settings, '--to-simulator', origin, '--json'];
  const { code, stdout } = await runSluice(words, { stdin });
  expect(JSON.parse(stdout)).toMatchObject({ destination: 'segment:two-steps', delivered: 1, requests: 2 });
  expect(code).toBe(0);
  expect(requests).toEqual(['POST /find', 'PUT /write/42']);
});

test('reads a config file with one of Segment’s in it', async () => {
  const destinations = [{ destination: 'segment:two-steps', settings: { apiKey: 'key-12345678' } }];
  const config = temporaryFile('sluice.json', { destinations });
  const { code } = await runSluice(['send', '--config', config, '--to-simulator', origin], { stdin });
  expect(code).toBe(0);
  expect(requests).toHaveLength(2);
});

test('begins a config file with the actions of what has no presets', async () => {
  const config = join(folder, 'sluice.json');
  expect(await runSluice(['init', 'segment:bare', '--config', config])).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual({
    $schema: expect.any(String) as string,
    destinations: [
      {
        destination: 'segment:bare',
        settings: {},
        subscriptions: {
          Post: {
            partnerAction: 'post',
            subscribe: 'type = "page"',
            mapping: { url: '', name: { '@path': '$.event' } },
          },
        },
      },
    ],
  });
  const { code, stdout } = await runSluice(['validate', '--config', config]);
  expect(code).toBe(0);
  expect(stdout).toContain(
    'subscriptions["Post"].mapping.url: URL is required. Fill it in: without it, every event is rejected.',
  );
  expect((await runSluice(['validate', '--config', config, '--strict'])).code).toBe(2);
});

test('suggests a name, and says how to install what is not there', async () => {
  const wrong = await runSluice(['describe', 'segment:two-stesp']);
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean segment:two-steps?') as string,
  });
  const none = await runSluice(['describe', 'segment:']);
  expect(none).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Which of Segment's destinations?") as string,
  });
  const bare = await runSluice(['describe', 'two-steps']);
  expect(bare.stderr).toContain("One of Segment's would be segment:two-steps.");
  process.chdir(tmpdir());
  try {
    const { code, stderr } = await runSluice(['list', '--segment']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/not installed in .*"overrides": .*npm install @segment\/action-destinations/s);
  } finally {
    process.chdir(folder);
  }
});

test('says so where what is installed holds no destinations', async () => {
  const modules = join(
    mkdtempSync(join(tmpdir(), 'sluice-segment-')),
    'node_modules',
    '@segment',
    'action-destinations',
  );
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(modules, 'index.js'), 'exports.destinations = {};');
  process.chdir(join(modules, '..', '..', '..'));
  try {
    const { code, stderr } = await runSluice(['list', '--segment']);
    expect(code).toBe(2);
    expect(stderr).toContain('do not load: there are none in the package. Put {"overrides":');
  } finally {
    process.chdir(folder);
  }
});

test('outlives an action that fails where it does not wait', async () => {
  const hastyHome = mkdtempSync(join(tmpdir(), 'sluice-segment-'));
  const modules = join(hastyHome, 'node_modules', '@segment');
  mkdirSync(join(modules, 'action-destinations'), { recursive: true });
  symlinkSync(join(folder, 'node_modules', '@segment', 'actions-core'), join(modules, 'actions-core'));
  const hasty = "(async () => { throw new RangeError('Ada'); })()";
  const perform = `request => { void ${hasty}; return request('https://api.vendor.example/'); }`;
  writeFileSync(
    join(modules, 'action-destinations', 'index.js'),
    `exports.destinations = { one: { name: 'Hasty', slug: 'actions-hasty', actions: { go: { fields: {}, perform: ${perform} } },
      presets: [{ type: 'automatic', name: 'All', partnerAction: 'go', subscribe: 'type = "track"', mapping: {} }] } };`,
  );
  process.chdir(hastyHome);
  try {
    const none = temporaryFile('settings.json', {});
    const child = startProcess(['send', 'segment:hasty', '--settings', none, '--to-simulator', origin, '--json']);
    child.stdin.end(stdin);
    const { code, stdout, stderr } = await endOf(child);
    expect(stderr).toBe("One of Segment's actions failed where it did not wait: RangeError\n");
    expect(JSON.parse(stdout)).toMatchObject({ destination: 'segment:hasty', requests: 1, delivered: 1 });
    expect(code).toBe(0);
  } finally {
    process.chdir(folder);
  }
});

test.each([
  ['warns that rudder-server cannot send the requests itself', [], true],
  ['warns of nothing where rudder-server posts them back', ['--proxied', 'segment:two-steps'], false],
])('serves: %s', async (_, options, isWarned) => {
  const { code, stdout } = await runSluice(
    ['serve', '--own', 'segment:two-steps', '--port', '0', '--drain', '0', ...options],
    { whenListening: (send) => send('SIGTERM') },
  );
  expect(code).toBe(0);
  expect(stdout.includes('rudder-server cannot send the requests of these itself')).toBe(isWarned);
});

test('answers rudder-server: the processor’s request comes back to the proxy, which performs it', async () => {
  const transport = undiciTransport({ origins: { '*': origin } });
  const adapter = createAdapter({ destinations: [findDestination('segment:two-steps')], transport });
  const config = { apiKey: 'key-12345678' };
  const destination = { ID: 'd', Config: config, DestinationDefinition: { Name: 'SEGMENT_TWO_STEPS' } };
  const job = { message: JSON.parse(stdin) as unknown, metadata: { jobId: 7 }, destination };
  const { body } = adapter.process('segment_two_steps', [job]);
  const [{ output }] = body as unknown as [{ output: { endpoint: string; body: { JSON: unknown } } }];
  expect(adapter.names).toEqual(['segment_two_steps']);
  expect(output.endpoint).toBe('segment-action://two-steps/write');
  expect(JSON.stringify(output)).not.toContain(config.apiKey);
  const posted = { ...output, metadata: [{ jobId: 7 }], destinationConfig: config };
  const answer = await adapter.proxy('v1', 'segment_two_steps', posted);
  expect(answer.body).toMatchObject({ output: { status: 200, response: [{ statusCode: 200 }] } });
  expect(requests).toEqual(['POST /find', 'PUT /write/42']);
  const emptied = { ...posted, body: { ...output.body, JSON: {} } };
  expect(await adapter.proxy('v1', 'segment_two_steps', emptied)).toMatchObject({ body: { output: { status: 400 } } });
  await transport.close();
});

describe('sluice segment', () => {
  const taken = temporaryFile('taken.json', { name: 'taken' });
  const misspelt = temporaryFile('misspelt.json', { nam: 'Vips' });
  const listed = temporaryFile('listed.json', []);
  const own = ['--settings', settings, '--to-simulator'];

  test('choices asks the vendor what a field may hold, to the last page', async () => {
    const argv = ['segment', 'choices', 'segment:two-steps', 'write'];
    expect((await runSluice(argv)).stdout).toBe('name\ntraits.__keys__\n');
    const payload = temporaryFile('payload.json', { kind: 'static' });
    const asked = await runSluice([...argv, 'name', ...own, origin, '--payload', payload]);
    expect([asked.code, asked.stdout]).toEqual([0, '1  Name 42: Of page 1\n2  Name 42: Of page 2\n']);
    expect(requests).toEqual(['GET /names?page=1&of=static', 'GET /names?page=2&of=static']);
    const { stdout } = await runSluice([...argv, 'name', ...own, origin, '--json']);
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  test('audience makes one at the vendor and prints its ID, or looks for one', async () => {
    const argv = ['segment', 'audience', 'segment:two-steps'];
    const audienceSettings = ['--audience-settings', temporaryFile('audience.json', { region: 'eu' })];
    const made = await runSluice([...argv, 'Vips', '--yes', ...audienceSettings, ...own, origin]);
    expect([made.code, made.stdout]).toEqual([0, '42\n']);
    const found = await runSluice([...argv, '42', '--find', ...own, origin]);
    expect([found.code, found.stdout]).toEqual([0, '42\n']);
    expect(requests).toEqual(['POST /audiences/eu', 'GET /audiences/42']);
  });

  test('hook makes what an action needs at the vendor, and prints what belongs into its mapping', async () => {
    const argv = ['segment', 'hook', 'segment:bare', 'post'];
    expect((await runSluice(argv)).stdout).toBe('onMappingSave  Make a list Asks for: name, size.\n');
    const inputs = ['--inputs', temporaryFile('inputs.json', { name: 'Vips' })];
    const made = await runSluice([...argv, 'onMappingSave', ...inputs, '--yes', '--to-simulator', origin]);
    expect([made.code, JSON.parse(made.stdout)]).toEqual([
      0,
      { onMappingSave: { inputs: { name: 'Vips' }, outputs: { id: '42' } } },
    ]);
    expect(requests).toEqual(['POST /lists']);
    const payload = ['--payload', temporaryFile('payload.json', { name: 'Vips' })];
    const asked = await runSluice(['segment', 'choices', 'segment:bare', 'post', 'onMappingSave.size', ...payload]);
    expect(asked.stdout).toBe('4  As it is\n');
  });

  test.each([
    [['hook', 'segment:bare', 'post', 'onMapingSave'], 2, 'has no hook "onMapingSave". Did you mean onMappingSave?'],
    [['hook', 'segment:bare', 'post', 'onMappingSave'], 2, 'add --yes'],
    [['hook', 'segment:bare', 'post', 'onMappingSave', '--yes'], 2, "missing the required field 'name'"],
    [['hook', 'segment:bare', 'post', 'onMappingSave', '--yes', '--inputs', taken], 1, 'There is one.'],
    [['hook', 'segment:bare', 'post', 'onMappingSave', '--yes', '--inputs', misspelt], 2, 'Did you mean name?'],
    [['hook', 'segment:bare', 'post', 'onMappingSave', '--yes', '--inputs', listed], 2, 'must be a JSON object'],
    [['choices', 'bluecore', 'purchase', 'x'], 2, '"bluecore" is not one of Segment\'s'],
    [['choices', 'segment:two-steps', 'gone', 'x'], 2, 'Two Steps has no action "gone". It has: write.'],
    [
      ['choices', 'segment:two-steps', 'write', 'url', '--settings', settings],
      2,
      'Fields of which it is: name, traits',
    ],
    [['choices', 'segment:two-steps', 'write', 'traits.__keys__', '--settings', settings], 2, 'Not yours.'],
    [['audience', 'segment:two-steps', 'Vips', '--settings', settings], 2, 'add --yes'],
    [['audience', 'segment:bare', 'Vips', '--yes'], 2, 'Segment cannot create audiences at Bare.'],
  ])('says what is wrong with %j', async (argv, code, message) => {
    const run = await runSluice(['segment', ...argv], { stdinIsTerminal: false });
    expect([run.code, run.stderr]).toEqual([code, expect.stringContaining(message)]);
  });
});
