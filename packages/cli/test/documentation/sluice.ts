// The command line as a page's reader calls it: with an account, with nobody at the keyboard, and without any way to a vendor.
import { Socket } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { isObject } from '@sluice/kit/host';
import { main, processIo, type Signal } from '../../src/index';
import { withAccount } from './with-account';

const loopback = new Set<unknown>(['127.0.0.1', '::1', 'localhost']);
// oxlint-disable-next-line typescript/unbound-method -- called with the socket it was called on
const connect = Socket.prototype.connect as (this: Socket, ...given: unknown[]) => Socket;
Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  const [target] = given.flat(1);
  const host = isObject(target) ? (target.host ?? 'localhost') : 'localhost';
  if (loopback.has(host)) return connect.apply(this, given);
  // Whoever called would explain the failure away.
  process.stderr.write(`A page's command would connect to ${String(host)}.\n`);
  return process.exit(1);
};

const given = process.argv.slice(2);
const [command = ''] = given;
const isServer = ['serve', 'simulate', 'workbench'].includes(command);
const sends = ['send', 'try', 'delete'].includes(command) && !given.some((word) => word.startsWith('--to-simulator'));
const argv = given.flatMap((word, at) => {
  // Two pages may be read at a time.
  if (isServer && given[at - 1] === '--port') return ['0'];
  return at === 0 && sends ? [word, '--to-simulator', ...(command === 'send' ? [] : ['--yes'])] : [word];
});
if (isServer && !argv.includes('--port')) argv.push('--port', '0');

const io = processIo();
const listeners = new Set<(signal: Signal) => void>();

void main(argv, {
  ...io,
  onSignal(listener) {
    if (!isServer) return io.onSignal(listener);
    listeners.add(listener);
    // It listens for its end once it serves.
    setTimeout(() => {
      for (const one of listeners) one('SIGTERM');
    });
    return () => void listeners.delete(listener);
  },
}).then((code) => {
  if (command === 'init' && code === 0) fillIn(given[given.indexOf('--config') + 1 || given.length] ?? 'sluice.json');
  process.exit(isServer && code === 143 ? 0 : code);
});

/** What the reader does next. */
function fillIn(path: string): void {
  const { destinations, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as { destinations: readonly object[] };
  writeFileSync(path, JSON.stringify({ ...rest, destinations: destinations.map(withAccount) }));
}
