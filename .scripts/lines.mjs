// npm run lines: prints how many files and lines each vendor package has, next to its limits. Without options, it is a report
// that fails nothing. Options: a commit to compare with; --json; --package FOLDER, for that package only.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countLines, exportedNames } from './lines/count-lines.mjs';
import { ensureInstalled, root } from './ready.mjs';

ensureInstalled();

const most = { files: 15, lines: 400 };
const { values: options, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, package: { type: 'string' } },
  allowPositionals: true,
});
const [commit] = positionals;

const rowMakers = new Set(
  ['rows.ts', 'word-rows.ts', 'structure.ts'].flatMap((file) =>
    exportedNames(readFileSync(join(root, 'packages/kit/src/tables', file), 'utf8')),
  ),
);
const folders = options.package === undefined ? vendorFolders() : [resolve(options.package)];
const rows = folders.map((folder) => {
  const now = countLines(sourcesIn(join(folder, 'src')), rowMakers);
  const before = commit === undefined ? undefined : countLines(sourcesAt(commit, basename(folder)), rowMakers);
  return { package: basename(folder), ...now, ...(before && { before }) };
});

if (options.json) console.log(JSON.stringify(rows));
else print();

/** The folders of the vendors in the catalog. */
function vendorFolders() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'packages/catalog/package.json'), 'utf8'));
  const names = Object.keys(dependencies).map((name) => name.replace('@sluice/', ''));
  return names.filter((name) => name !== 'kit').map((name) => join(root, 'packages', name));
}

function sourcesIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function sourcesAt(revision, name) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const files = git('ls-tree', '-r', '--name-only', revision, '--', `packages/${name}/src`).split('\n').filter(Boolean);
  return Object.fromEntries(files.map((file) => [file, git('show', `${revision}:${file}`)]));
}

function print() {
  const head = ['package', 'files', 'rows and texts', 'settings, presets, words', 'imports', 'other code'];
  const cells = ({ files, rows: own, imports, declared, code }) => [
    marked(files, most.files),
    own,
    declared,
    imports,
    marked(code, most.lines),
  ];
  const table = [
    head,
    ...rows.flatMap(({ package: name, before, ...now }) => [
      [name, ...cells(now)],
      ...(before ? [[`  at ${commit}`, ...cells(before)]] : []),
    ]),
  ].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const [name, ...others] of table)
    console.log([name.padEnd(widths[0]), ...others.map((cell, at) => cell.padStart(widths[at + 1]))].join('  '));
  console.log(
    `\nLines with code. Bounded is the last: at most ${most.lines}, in at most ${most.files} files; "!" is above it. ` +
      'What is what: .scripts/lines/count-lines.mjs.',
  );
}

function marked(number, bound) {
  return number > bound ? `! ${number}` : String(number);
}
