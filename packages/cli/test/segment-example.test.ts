import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { compile } from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import { recentEvents, specEvents } from '@sluice/events';
import { blocksOf, root } from './documentation/block';

const [commonJs = '', esModules = '', use = '', tests = ''] = blocksOf('README.md')
  .filter(({ language }) => language === 'js')
  .map(({ code }) => code);

const settings = { baseUrl: 'https://api.shop.example', streamId: 'stream' };
const events = recentEvents(specEvents);
const withSettings = use.replace(/const settings = .*\n/, `const settings = ${JSON.stringify(settings)};\n`);

/** Counts the requests of each event, answers as the vendor does, and prints the counts. */
const counting = `
  const counts = [];
  let count = 0;
  nock.disableNetConnect();
  nock(/.*/).persist().post(/.*/).reply(200, (_, { commands = [] }) => {
    count += 1;
    return { success: true, results: commands.map(() => ({ success: true })) };
  });
  const events = JSON.parse(process.env.EVENTS);
  async function main() {
    for (const event of events) {
      count = 0;
      await send([event]).catch((error) => { if (!error.status) throw error; });
      counts.push(count);
    }
    await sendTogether(events);
    console.log(JSON.stringify(counts));
  }
  main();
`;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(root, 'node_modules', '.readme-example-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function run(name: string, code: string): unknown {
  const file = join(folder, name);
  writeFileSync(file, code);
  const env = { ...process.env, EVENTS: JSON.stringify(events) };
  return JSON.parse(execFileSync(process.execPath, [file], { env, cwd: root }).toString());
}

it.each([
  ['example.cjs', `const nock = require('nock');\n${commonJs}`],
  ['example.mjs', `import nock from 'nock';\n${esModules}`],
])('the example of the README sends every event of the common spec, as %s', (name, head) => {
  const pipeline = compile(catalog.bloomreach as Destination, { settings });
  const expected = events.map((event) => pipeline.plan([event]).drafts.length);
  expect(expected.filter((requests) => requests > 0).length).toBeGreaterThan(20);
  expect(run(name, head + withSettings + counting)).toEqual(expected);
});

it('the tests of the README run', () => {
  const code = `const nock = require('nock');\n${commonJs}${withSettings}
    nock.disableNetConnect();
    nock(/.*/).persist().post(/.*/).reply(200, { success: true, results: [{ success: true }] });
    async function main() { ${tests}\n console.log('true'); }
    main();`;
  expect(run('tests.cjs', code)).toBe(true);
});
