#!/usr/bin/env node
'use strict';

let cli;
try {
  cli = require('../dist/index.js');
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
  process.stderr.write('Sluice is not built yet. Run this first: npm run build\n');
  process.exit(2);
}

// Unhandled rejections come here too.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error}\n\nThis is a bug in Sluice: please report it with the lines above.\n`);
  process.exit(70);
});

const io = cli.processIo();
void cli.main(process.argv.slice(2), io).then((code) => {
  // What is written to a pipe may still be on its way.
  io.stdout.write('', () => io.stderr.write('', () => process.exit(code)));
});
