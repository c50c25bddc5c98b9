import { brokenLinks } from './documentation/broken-links';
import type { Block } from './documentation/block';
import { Reader } from './documentation/reader';
import { typeCheck } from './documentation/type-check';

const block = (language: string, code: string, words: readonly string[] = []): Block => ({
  page: 'docs/page.md',
  line: 1,
  language,
  words,
  title: undefined,
  code,
});

let reader: Reader;
beforeEach(() => (reader = new Reader()));
afterEach(() => reader.close());

it.each([
  ['a language that nobody knows', block('ruby', 'puts 1'), 'Nobody knows how to try "ruby"'],
  ['a block that names no language', block('', 'sluice list'), 'Nobody knows how to try ""'],
  ['a command that fails', block('sh', 'sluice lost'), 'It ended with 2, and not with 0'],
  ['a command that does not fail as the page says', block('sh', 'true', ['exit=1']), 'It ended with 0, and not with 1'],
  ['a program that the repository lacks', block('sh', 'npx prettier .'), 'The repository has no program prettier'],
  ['a script that it lacks', block('sh', 'npm run lost'), 'There is no script lost'],
  ['an option that the command lacks', block('sh', 'sluice serve --lost'), "Unknown option '--lost'"],
  ['settings of nobody', block('json', '{ "lost": 1 }'), 'What is it?'],
  ['a mapping with a misspelt directive', block('json', '{ "a": { "@path": "$.event", "@pth": 1 } }'), '@p'],
  ['a subscription of an action that nobody has', block('json', '{ "partnerAction": "lost" }'), 'Nobody has lost'],
  ['a program that fails', block('ts', "throw new Error('lost');"), 'lost'],
  ['a trigger that does something else', block('fql', 'type = "track" # matches'), 'does not match'],
])('does not pass %s', async (_, given, message) => {
  await expect(reader.read(given)).rejects.toThrow(message);
});

it('does not pass an output that is not what was printed, but for what the page leaves out', async () => {
  await reader.read(block('sh', 'printf "one 17 s\\ntwo\\nthree\\n"'));
  await reader.read(block('text', 'one … s\n…\nthree\n'));
  await expect(reader.read(block('text', 'one … h\ntwo\nthree\n'))).rejects.toThrow('one');
  await expect(reader.read(block('text', 'one 17 s\n'))).rejects.toThrow('one');
});

it('does not pass what a mapping makes of an event where it is something else', async () => {
  await reader.read(block('json', '{ "type": "track", "event": "A" }'));
  await reader.read(block('json', '{ "name": { "@path": "$.event" } }'));
  await reader.read(block('json', '{ "name": "A" }', ['payload']));
  await expect(reader.read(block('json', '{ "name": "B" }', ['payload']))).rejects.toThrow('"B"');
});

it('never connects to a vendor', async () => {
  const run = reader.read(block('sh', 'sluice rudderstack try bloomreach --url https://shop.example.com --attempts 1'));
  await expect(run).rejects.toThrow("A page's command would connect to shop.example.com");
});

it('tells links that lead nowhere', () => {
  const links = [
    'https://shop.example',
    'lost.md',
    'README.md#lost',
    'README.md#try-it',
    '#lost',
    'packages/kit',
    'LICENSE',
  ];
  const content = links.map((link) => `[a](${link})`).join(' ');
  expect(brokenLinks('README.md', content)).toEqual(['lost.md', 'README.md#lost', '#lost']);
});

it('tells programs that do not compile by page and line', async () => {
  expect(await typeCheck([block('ts', "const a = 1;\nconst b: number = 'x';\nexport { a, b };")])).toEqual([
    "docs/page.md:3: error TS2322: Type 'string' is not assignable to type 'number'.",
  ]);
});
