import { Socket } from 'node:net';

/** Keeps a process from connecting anywhere while the guard is in place. */
export interface NetworkGuard {
  /** Lets connections to a server on this machine through: a simulator that the test has started. */
  allow(origin: string): void;
  /** Removes the guard. */
  remove(): void;
}

type Connect = typeof Socket.prototype.connect;

interface Target {
  readonly host?: string | null;
  readonly port?: number | string | null;
  readonly path?: string | null;
}

const loopback = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** For each guard in place, the ports it lets through. */
const guards = new Set<Set<string>>();
let unguarded: Connect | undefined;

/**
 * Stops every connection by which Node reaches a host, whatever the client: `http`, `undici`, the global `fetch`. It patches one
 * of Node's own modules, which all test files of a process share: whoever installs it must remove it again.
 */
export function guardNetwork(): NetworkGuard {
  const ports = new Set<string>();
  guards.add(ports);
  if (unguarded === undefined) {
    // oxlint-disable-next-line typescript/unbound-method -- called with the socket it was called on
    unguarded = Socket.prototype.connect;
    Socket.prototype.connect = guarded(unguarded);
  }
  return {
    allow(origin) {
      const { hostname, port } = new URL(origin);
      if (!loopback.has(hostname)) throw new Error(`${origin} is not on this machine: no test is let through to it.`);
      ports.add(port);
    },
    remove() {
      guards.delete(ports);
      if (guards.size > 0 || unguarded === undefined) return;
      Socket.prototype.connect = unguarded;
      unguarded = undefined;
    },
  };
}

function guarded(connect: Connect): Connect {
  const guardedConnect = function (this: Socket, ...given: Parameters<Connect>): Socket {
    const { host, port, path } = readTarget(given);
    const shownHost = host ?? 'localhost';
    // A path is a socket in this machine's file system.
    const isFree = path != null || (loopback.has(shownHost) && [...guards].some((ports) => ports.has(String(port))));
    if (isFree) return connect.apply(this, given);
    const error = new Error(
      `Connection to ${shownHost}:${port} stopped: a test reaches nothing but recordings and the simulators it has ` +
        'started. Send through the recorder, or allow the simulator.',
    );
    // Fails as a connection does: later, once its opener is listening; anything written meanwhile waits.
    Object.assign(this, { connecting: true });
    setImmediate(() => this.destroy(Object.assign(error, { code: 'ERR_NETWORK_GUARD' })));
    return this;
  };
  return guardedConnect as Connect; // -- one function for all overloads, which it passes on as they come
}

/** `connect(options)`, `connect(port, host?)`, `connect(path)`, or the list that `net.connect` makes of them. */
function readTarget(given: readonly unknown[]): Target {
  const [first, second]: readonly unknown[] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { path: first };
  return { port: Number(first), ...(typeof second === 'string' && { host: second }) };
}
