import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { specEvents } from '@sluice/events';
import { createProgram } from '../src/create-program';
import type { Io } from '../src/io';
import { hasColours } from '../src/text/has-colours';
import { paintFor } from '../src/text/paint';
import { lengthOf, wrap } from '../src/text/wrap';
import { runSluice, temporaryFile, type World } from './run-sluice';

const stdin = [...specEvents, { type: 'track' }].map((event) => `${JSON.stringify(event)}\n`).join('');
const config = temporaryFile('sluice.json', {
  destinations: [
    {
      destination: 'bloomreach',
      settings: { baseUrl: 'https://api.shop.dev', streamId: 's', apiSecret: '${NOT_SET}' },
    },
    { destination: 'tracify', settings: {}, subscriptions: { Purchse: false } },
  ],
});
const folder = dirname(config);
mkdirSync(join(folder, 'sluice-tests'));
writeFileSync(join(folder, 'sluice-tests', 'order.json'), '{"type":"track","event":"Order Completed","userId":"u"}');
writeFileSync(join(folder, 'sluice-tests', 'order.expected.json'), '{"bloomreach":{"requests":[]}}');

const settings = temporaryFile('wrong.json', { baseUrl: 5, streamID: 'x' });
const commands = createProgram({ io: { width: {}, hasColours: {} } as Io, exitCode: 0 }).commands;
const helps = commands.flatMap((command) => [
  [command.name(), '--help'],
  ...command.commands.map((inner) => [command.name(), inner.name(), '--help']),
]);

/** Calls whose output is text for people, and nothing else. */
const calls: readonly (readonly [argv: readonly string[], world?: World])[] = [
  [['--help']],
  ...helps.map((argv) => [argv] as const),
  [[]],
  [['list']],
  ...['bloomreach', 'commanders-act'].map((slug) => [['describe', slug]] as const),
  [['describe', 'blueshift', 'trackOrder']],
  [['check', 'tracify']],
  [['init', 'blueshift', 'tracify', '--config', join(folder, 'other.json')]],
  [['validate'], { folder }],
  [['test', 'bloomreach'], { folder }],
  [['preview', 'bluecore', '--to-simulator', '--only', 'rejected'], { stdin }],
  [['try', 'bluecore', '--to-simulator', '--yes'], { stdin: '' }],
  [['send', 'commanders-act', '--to-simulator', '--attempts', '1', '--fault', '500=20%'], { stdin }],
  [['delete', 'tracify', '--user-id', '42']],
  [['rudderstack', 'try', 'tracify']],
  [['preview', 'bloomreach', '--settings', settings], { stdin }],
  [['preview', 'blomreach'], { stdin }],
  [['sned']],
  [['send', 'bloomreach', '--window', '0', '--lost']],
];

const number = /\d[\d,]*(?:\.\d+)?/g;

describe.each(calls.map(([argv, world = {}]) => [argv.join(' '), argv, world] as const))(
  'sluice %s',
  (_, argv, world) => {
    it.each([40, 80, 120])('fits into %d columns', async (width) => {
      const { stdout, stderr } = await runSluice(argv, { ...world, width });
      expect(stdout + stderr).not.toBe('');
      // JSON to be compared stays as it is; of the rest only what cannot be broken may be longer: an address, the name of a variable.
      const isWhole = (line: string) =>
        /^ {2}[-+ ] +["{}[\]]/.test(line) ||
        line
          .replace(/ \\$/, '')
          .trim()
          .split(/\s+/)
          .filter((word) => word.length > 3).length <= 1;
      const lines = `${stdout}${stderr}`.split('\n');
      expect(lines.filter((line) => line.length > width && !isWhole(line))).toEqual([]);
    });

    it('says the same in colours as without', async () => {
      const coloured = await runSluice(argv, { ...world, width: 80, hasColours: { stdout: true, stderr: true } });
      const plain = await runSluice(argv, { ...world, width: 80 });
      for (const stream of ['stdout', 'stderr'] as const) {
        const bare = stripVTControlCharacters(coloured[stream]);
        expect(bare.replace(number, 'N').replace(/^ +N/gm, 'N')).toBe(
          plain[stream].replace(number, 'N').replace(/^ +N/gm, 'N'),
        );
      }
      expect(coloured.stdout + coloured.stderr).toContain('\u001b[');
    });
  },
);

describe('colours', () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const pipe = new PassThrough();

  it.each<readonly [string, PassThrough, Record<string, string>, boolean]>([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['a terminal that shows none', terminal, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
    ['a pipe with an empty FORCE_COLOR', pipe, { FORCE_COLOR: '' }, true],
    ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['a terminal with both', terminal, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
  ])('of %s: %#', (_, stream, env, expected) => {
    expect(hasColours(stream, env)).toBe(expected);
  });
});

describe('wrapping', () => {
  const paint = paintFor(true);

  it('counts no colours, keeps long words whole, and hangs what follows the first line', () => {
    const text = `one ${paint('bad', 'two')} three four https://example.com/a-very-long-address five`;
    const lines = wrap(text, '    ', 16, '  ').split('\n').map(stripVTControlCharacters);
    expect(lines).toEqual([
      '  one two three',
      '    four',
      '    https://example.com/a-very-long-address',
      '    five',
      '',
    ]);
    expect(lengthOf(paint('good', 'abc'))).toBe(3);
  });
});
