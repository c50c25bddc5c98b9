import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSluice, temporaryFile } from './run-sluice';

/** A destination as somebody wrote it for Segment, with two mistakes and a doubt. */
const theirs = `
module.exports.default = {
  name: 'Theirs',
  description: 'A destination.',
  authentication: { fields: { apiKey: { label: 'API key', description: 'From them.', type: 'string' } } },
  actions: {
    track: {
      title: 'Track',
      description: 'Sends an event.',
      defaultSubscription: 'type = "track"',
      fields: { email: { label: 'Email', description: 'Whose.', type: 'string', default: { '@path': '$.trait.email' } } },
      perform: (request) => request('http://api.their.example'),
    },
  },
};`;

it('says what is wrong with a definition that somebody wrote for Segment, where, and the fix', async () => {
  const { code, stdout } = await runSluice(['check', temporaryFile('theirs.js', theirs)]);
  expect(code).toBe(1);
  expect(stdout).toBe(
    `wrong actions.track.perform
  It sends, or may send, over plain HTTP. Use https.

doubtful authentication.fields.apiKey
  It looks like a secret, but its type is not "password". Make it one, unless anyone may see it.

doubtful actions.track.fields.email.default
  No event has a value at "$.trait.email". Did you mean "$.traits.email"?

Theirs: 1 thing wrong, 2 doubtful.
`,
  );
});

it('reviews a destination of ours, and gives the findings as JSON', async () => {
  const { code, stdout } = await runSluice(['check', 'tracify', '--json']);
  expect([code, JSON.parse(stdout)]).toEqual([0, []]);
});

it.each([
  ['a path that is none', ['check', './nowhere.js'], './nowhere.js: there is no such file, folder or destination.'],
  [
    'a folder without a package',
    ['check', mkdtempSync(join(tmpdir(), 'sluice-'))],
    'this folder has no package that is built',
  ],
  ['a destination that is misspelt', ['check', 'bloomreech'], 'Did you mean bloomreach?'],
  [
    'a module that is not installed',
    ['check', '--module', '@nobody/nothing'],
    '@nobody/nothing is not installed here.',
  ],
  ['a module without a definition', ['check', '--module', 'commander'], 'exports no definition'],
  [
    'TypeScript that Node.js does not load',
    ['check', temporaryFile('theirs.ts', 'export const destination: = 1;')],
    'Compile it first, and name the JavaScript file.',
  ],
  ['a file that fails', ['check', temporaryFile('broken.js', 'throw new Error("no key")')], 'cannot be loaded: no key'],
  ['a path and a module', ['check', 'x', '--module', 'y'], 'Give a path or --module, not both.'],
])('refuses %s', async (_, argv, reason) => {
  const { code, stderr } = await runSluice(argv);
  expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
});
