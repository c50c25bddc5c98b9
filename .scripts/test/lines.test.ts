import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '..', 'lines.mjs');

function run(...options: readonly string[]): Record<string, unknown>[] {
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--json', ...options], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, unknown>[];
}

/** What `npm run lines` says of a package with one such file. */
function count(source: string, more: Readonly<Record<string, string>> = {}): Record<string, unknown> | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-lines-'));
  mkdirSync(join(folder, 'src'));
  for (const [file, text] of Object.entries({ 'index.ts': source, ...more }))
    writeFileSync(join(folder, 'src', file), text);
  const [{ package: _, ...counts } = {}] = run('--package', folder);
  return counts;
}

const nothing = { files: 1, rows: 0, imports: 0, declared: 0, code: 0 };

it.each([
  ['comments and blanks', '/** One. */\n\n// two\n/*\n three\n*/\n', nothing],
  ['code with a comment behind it', 'f(); // one\n', { ...nothing, code: 1 }],
  [
    'imports, also over several lines',
    "import {\n  a,\n} from 'x';\nexport { b } from 'y';\n",
    { ...nothing, imports: 4 },
  ],
  ['an export of its own', 'export { a };\n', { ...nothing, code: 1 }],
  [
    'rows of a table',
    "f({\n  a: text('A', 'B.'),\n  c: money(\n    'C',\n    'D.',\n  ),\n  g,\n});\n",
    { ...nothing, rows: 5, code: 3 },
  ],
  [
    'a table, with its brackets',
    "const t = {\n  a: text('A', 'B.'),\n  c: money(\n    'C',\n    'D.',\n  ),\n} as const;\nf({\n  g: {\n    ...t,\n  },\n});\n",
    { ...nothing, rows: 10, code: 2 },
  ],
  [
    'a table of tables',
    "const t = {\n  a: { b: userId() },\n  c: {\n    d: money('E', 'F.'),\n  },\n};\n",
    { ...nothing, rows: 6 },
  ],
  [
    'what is spread beside rows',
    "const t = {\n  a: text('A', 'B.'),\n  ...event,\n  g,\n};\n",
    { ...nothing, rows: 2, code: 3 },
  ],
  ['what is spread elsewhere', 'const t = {\n  ...event,\n};\n', { ...nothing, code: 3 }],
  [
    'a constant that is a row, and where it stands',
    'const a = userId();\nexport const b = rest();\nf({\n  a,\n  d: b,\n  g,\n});\n',
    { ...nothing, rows: 4, code: 3 },
  ],
  [
    'a row with words of its own',
    "const a = userId();\nf({\n  b: { ...a, label: 'B' },\n  g,\n});\n",
    { ...nothing, rows: 2, code: 3 },
  ],
  [
    'rows of a kind of its own',
    "const cookie = named({\n  read,\n});\nf({\n  a: cookie('A', 'B.'),\n  g,\n});\n",
    { ...nothing, rows: 1, code: 6 },
  ],
  [
    'rows that a function of its own makes',
    "function id(name: string) {\n  return text(name, 'B.');\n}\nf({\n  a: id('A'),\n  g,\n});\n",
    { ...nothing, rows: 1, code: 6 },
  ],
  [
    'texts for users',
    "f({\n  label: 'A',\n  description:\n    'B' +\n    'C.',\n  title: 'D',\n  name,\n});\n",
    { ...nothing, rows: 5, code: 3 },
  ],
  ['labels that are no texts', 'f({\n  label: g(),\n});\n', { ...nothing, code: 3 }],
  [
    'settings and presets',
    "f({\n  settings: {\n    a: { type: 'string', label: 'A' },\n  },\n  presets: [\n    { name: 'A' },\n  ],\n});\n",
    { ...nothing, declared: 6, code: 2 },
  ],
  [
    'words of the vendor',
    "const words = new Set([\n  'a',\n  'b',\n]);\nf(\n  {\n    a: 'b',\n    c: ['d', 1],\n  },\n  g,\n);\n",
    { ...nothing, declared: 7, code: 4 },
  ],
  ['what is not words alone', "const list = [\n  'a',\n  b,\n];\n", { ...nothing, code: 4 }],
  [
    'neither rows nor words within functions',
    "const f = () => {\n  g({\n    a: text('A', 'B.'),\n  });\n  h({\n    a: 'b',\n  });\n};\n",
    { ...nothing, code: 8 },
  ],
  ['astral characters', "const t = {\n  a: text('😀', '😀'),\n  b: c,\n};\n", { ...nothing, rows: 1, code: 3 }],
])('counts %s', (_, source, expected) => {
  expect(count(source)).toEqual(expected);
});

it('knows rows that another file makes', () => {
  const line = "import { text } from '@sluice/kit';\nexport const name = text('A', 'B.');\n";
  const source = "import { name } from './line';\nf({\n  name,\n  g,\n});\n";
  expect(count(source, { 'line.ts': line })).toEqual({ files: 2, rows: 2, imports: 2, declared: 0, code: 3 });
});

it('counts every vendor package', () => {
  const rows = run();
  expect(rows.map((row) => row.package)).toEqual(expect.arrayContaining(['bloomreach', 'commanders-act', 'tracify']));
  expect(rows.filter(({ files, code }) => Number(files) < 5 || Number(code) < 50)).toEqual([]);
});
