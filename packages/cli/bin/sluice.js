#!/usr/bin/env node
'use strict';

// Until a command listens by itself there is nothing to lose.
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const stop = (signal) => {
  process.stderr.write('\nStopped before anything was done.\n');
  process.exit(exitCodes[signal]);
};
for (const signal of Object.keys(exitCodes)) process.on(signal, stop);

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

// A signal that came while the modules were loaded is handed out before this.
setImmediate(() => {
  for (const signal of Object.keys(exitCodes)) process.off(signal, stop);
  void cli.main(process.argv.slice(2), cli.processIo()).then((code) => process.exit(code));
});
