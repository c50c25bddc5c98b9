import { defineConnection, defineDestination } from '@sluice/kit';
import { readFileSync } from 'node:fs';
import { runSluice, temporaryFile } from './run-sluice';

const connection = defineConnection({ settings: {} });
const calls = connection.channel<string>({
  limits: { items: 1 },
  request: ([item]) => ({ method: 'POST', url: 'https://acme.example/', headers: {}, json: item }),
});
const mockAcme = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'A vendor whose package has a defect.',
  connection,
  actions: {
    track: connection.action({
      title: 'Track',
      description: 'Fails on an event named Boom.',
      fields: { name: { type: 'string', label: 'Name', default: { '@path': '$.event' } } },
      items: ({ payload: { name = '' } }) => {
        if (name === 'Boom') throw new TypeError('Cannot read properties of undefined');
        return [calls.item(name)];
      },
    }),
  },
  presets: [{ name: 'Track', partnerAction: 'track', on: ['track'] }],
});

jest.mock('@sluice/catalog', () => ({
  get catalog() {
    return { acme: mockAcme };
  },
}));
jest.mock('@sluice/test-utils/simulators', () => ({ simulators: { acme: { account: {} } } }));

const lines = ['One', 'Two', 'Boom', 'Four'].map((event) => `${JSON.stringify({ type: 'track', event })}\n`).join('');

it('a defect comes through with its stack, and is called a bug', async () => {
  const { code, stderr } = await runSluice(['preview', 'acme'], { stdin: lines });
  expect(code).toBe(70);
  expect(stderr).toMatch(/^TypeError: Cannot read properties of undefined\n +at /);
  expect(stderr).toContain('This is a bug in Sluice: please report it');
});

it('a defect in the middle of a delivery still leaves the report, the rejected events and the point to go on from', async () => {
  // Nobody listens there: what is sent is handed back.
  const rejected = temporaryFile('rejected.ndjson', '');
  const argv = ['--to-simulator', 'http://127.0.0.1:9', '--attempts', '1', '--window', '2', '--rejected', rejected];
  const { code, stdout, stderr } = await runSluice(['send', 'acme', ...argv], { stdin: lines });
  expect(code).toBe(70);
  expect(stderr).toContain('This is a bug in Sluice');
  expect(stdout).toContain('Acme: 2 events, 2 requests');
  expect(stdout).toContain('Stopped by an error, see below. To go on, add --skip 2.');
  expect(readFileSync(rejected, 'utf8').trimEnd().split('\n')).toHaveLength(2);
});
