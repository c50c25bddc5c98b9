import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Starts a server in a separate process, which prints its address to standard error once it listens. */
export async function startServer(path, ...options) {
  const file = fileURLToPath(new URL(path, import.meta.url));
  const child = spawn(process.execPath, [file, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  const origin = await originIn(child);
  return {
    origin,
    pid: child.pid,
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function originIn(child) {
  let said = '';
  for await (const text of child.stderr.setEncoding('utf8')) {
    said += text;
    const [origin] = /http:\/\/[\w.]+:\d+/.exec(said) ?? [];
    if (origin) {
      child.stderr.resume();
      return origin;
    }
  }
  throw new Error(`A server does not start: ${said.trim()}`);
}

/** CPU time of a process so far, including all its threads, in milliseconds. */
export function cpuMillisecondsOf(pid) {
  const folder = `/proc/${pid}/task`;
  let nanoseconds = 0;
  for (const thread of readdirSync(folder)) {
    nanoseconds += Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]);
  }
  return nanoseconds / 1e6;
}

/** The resident memory of a process, in megabytes. */
export function residentMegabytesOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
