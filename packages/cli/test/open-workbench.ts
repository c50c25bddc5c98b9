import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { OpenedPage, OpenPage } from '@sluice/test-utils/browser';
import type { Signal } from '../src/index';
import { type Run, runSluice, temporaryFile } from './run-sluice';

const root = join(__dirname, '..', '..', '..');

/** Builds the page where it is not as its sources are. */
export function ensurePage(): void {
  const ready = join(root, '.scripts', 'ready.mjs');
  execFileSync(process.execPath, ['-e', `import(${JSON.stringify(ready)}).then((one) => one.ensureBuilt())`], {
    stdio: 'pipe',
  });
}

export interface OpenedWorkbench extends OpenedPage {
  /** The config file. */
  readonly config: string;
  readonly origin: string;
  /** Ends the command, and resolves with what it printed. */
  readonly stop: () => Promise<Run>;
}

const running = new Set<() => Promise<Run>>();

/** To be called after each test. */
export async function stopWorkbenches(): Promise<void> {
  for (const stop of running) await stop();
}

/** Starts `sluice workbench`, and opens the address that it prints. */
export async function openWorkbench(
  open: OpenPage,
  { config = { destinations: [] }, events = [], env = {}, ...options }: OpenOptions = {},
): Promise<OpenedWorkbench> {
  const file = temporaryFile('sluice.json', config);
  let end: (signal: Signal) => void = () => {};
  let ended: Promise<Run> | undefined;
  const address = await new Promise<string>((resolve, reject) => {
    ended = runSluice(['workbench', '--config', file, ...events], {
      env,
      whenListening: (send) => (end = send),
      onStdout: (text) => resolve(text.trim()),
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const stop = async () => {
    running.delete(stop);
    end('SIGTERM');
    return ended as Promise<Run>;
  };
  running.add(stop);
  const opened = await open({ reducedMotion: 'reduce', ...options });
  await opened.page.goto(address);
  await opened.page.waitForSelector('html[data-ready=true]');
  return { ...opened, config: file, origin: new URL(address).origin, stop };
}

interface OpenOptions extends NonNullable<Parameters<OpenPage>[0]> {
  readonly config?: object;
  readonly events?: string[];
  readonly env?: Readonly<Record<string, string>>;
}
