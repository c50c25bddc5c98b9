// Runs the tests of a vendor for one mistake after another, told by the parent process. What is not the vendor's stays loaded: a mistake
// costs the tests until the first that fails, and no start of a test runner.
/* oxlint-disable no-underscore-dangle, import/no-unassigned-import -- Node's own names of what a loader of CommonJS replaces */
const { readdirSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const circus = require('jest-circus');
const { expect } = require('expect');

require('../../packages/cli/test/from-source.cjs');

const [vendor, only] = process.argv.slice(2);
const folder = path.join(__dirname, '..', '..', 'packages', vendor) + path.sep;
const tests = path.join(folder, 'test');
// Those that take hold of the network do it once; the conformance suite goes through Segment's runtime, too.
const isOwn = (file) => file.endsWith('.test.ts') && !/^(?:conformance|recordings|segment)\./.test(file);
const files = [...(only ? [] : readdirSync(tests).filter(isOwn)), 'conformance.test.ts'];
const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test });

let mutant;
const load = Module._extensions['.ts'];
Module._extensions['.ts'] = (module, filename) => {
  if (filename !== mutant?.path) return load(module, filename);
  const source = readFileSync(filename, 'utf8').replace(mutant.find, () => mutant.replace);
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
  return module._compile(transformSync(source, { filename, ...options }).code, filename);
};

/** The README is not looked at: who makes a mistake writes it anew. */
const unseen = 'has a README that says what it does';
let failed;
circus.addEventHandler(({ name, test: current }) => {
  if (name === 'test_fn_failure' || name === 'hook_failure') failed ??= current ? nameOf(current) : 'a hook';
  // What asks Jest itself for something has no answer here.
  const isBeside = () => current.name === unseen || /\bjest\./.test(String(current.fn));
  if (name === 'test_start' && (failed !== undefined || isBeside())) current.mode = 'skip';
});

function nameOf({ name, parent }) {
  return parent?.name === 'ROOT_DESCRIBE_BLOCK' || !parent ? name : `${nameOf(parent)} › ${name}`;
}

process.on('message', (next) => void judge(next));

async function judge(next) {
  mutant = next;
  failed = undefined;
  for (const loaded of Object.keys(require.cache)) {
    // The kit's adapters and the catalog hold the vendor's modules.
    if (loaded.startsWith(folder) || /packages[\\/](?:catalog|rudderstack)[\\/]src/.test(loaded))
      delete require.cache[loaded];
  }
  circus.resetState();
  try {
    for (const file of files) describe(file.replace('.test.ts', ''), () => void require(path.join(tests, file)));
    await circus.run();
  } catch (error) {
    failed ??= `it does not load: ${String(error).split('\n')[0]}`;
  }
  process.send({ failed });
}
