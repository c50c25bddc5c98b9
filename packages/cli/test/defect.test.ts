import { defineConnection, defineDestination, eventName } from '@sluice/kit';
import { readFileSync } from 'node:fs';
import { runSluice, temporaryFile } from './run-sluice';

const connection = defineConnection({ settings: {} });
const calls = connection.channel<string>({
  name: 'calls',
  origin: () => 'https://acme.example',
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
      tables: { call: { name: eventName() } },
      items: ({ call: { name } }) => {
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
jest.mock('@sluice/simulators', () => ({ simulators: { acme: { account: {} } } }));

const lines = ['One', 'Two', 'Boom', 'Four'].map((event) => `${JSON.stringify({ type: 'track', event })}\n`).join('');

const told = 'The event could not be made into a request: TypeError';

it('a defect is told with its event, and the others are shown', async () => {
  const { code, stdout } = await runSluice(['preview', 'acme', '--json'], { stdin: lines });
  expect(code).toBe(1);
  expect(stdout).toContain(told);
  expect(JSON.parse(stdout)).toMatchObject({ requests: [{ json: 'One' }, { json: 'Two' }, { json: 'Four' }] });
});

it('a defect in the middle of a delivery keeps no other event from being sent', async () => {
  // Nobody listens there: what is sent is handed back.
  const rejected = temporaryFile('rejected.ndjson', '');
  const argv = ['--to-simulator', 'http://127.0.0.1:9', '--attempts', '1', '--window', '2', '--rejected', rejected];
  const { code, stdout } = await runSluice(['send', 'acme', ...argv], { stdin: lines });
  expect(code).toBe(75);
  expect(stdout).toContain(told);
  expect(readFileSync(rejected, 'utf8').trimEnd().split('\n')).toHaveLength(4);
});
