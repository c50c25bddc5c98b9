/* oxlint-disable no-underscore-dangle, typescript/unbound-method -- Node's own names of what a loader of CommonJS replaces */
// Lets `node -r` run the command line from source, as Jest does: no test needs a build.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '../../..');
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  const [, ours, more = ''] = /^@sluice\/([^/]+)(\/.+)?$/.exec(request) ?? [];
  if (request === '../dist/index.js') return join(__dirname, '../src/index.ts');
  if (ours === 'test-utils') return resolve.call(this, join(root, 'test-utils', more), ...rest);
  if (ours) return resolve.call(this, join(root, 'packages', ours, 'src', more), ...rest);
  return resolve.call(this, request, ...rest);
};

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
