import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { startSimulator } from '@sluice/simulators';
import type { Signal } from '../src/index';
import { runSluice, temporaryFile } from './run-sluice';

const quick = temporaryFile('quick.json', { sendVisitorHeaders: false });
const lineOf = (index: number) =>
  `${JSON.stringify({ type: 'track', event: 'Looked Around', userId: `u-${index}` })}\n`;
const newFile = (name: string) => join(dirname(temporaryFile('beside', '')), name);

/** Hands out events one after the other; calls back with each number before its event. */
async function* stream(count: number, before: (index: number) => unknown = () => {}): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index += 1) {
    await before(index);
    yield Buffer.from(lineOf(index));
  }
}

describe('Ctrl-C', () => {
  it('lets what is under way finish; going on from the printed point loses and doubles nothing', async () => {
    const simulator = await startSimulator('bloomreach', { faults: [{ kind: '500', rate: 0.2 }], seed: 4 });
    const send = [
      'send',
      'bloomreach',
      '--to-simulator',
      simulator.origin,
      '--settings',
      quick,
      '--window',
      '40',
      '--json',
    ];
    let interrupt: (signal: Signal) => void = () => {};
    const first = await runSluice(send, {
      stdin: Readable.from(stream(500, (index) => index === 150 && interrupt('SIGINT'))),
      whenListening: (sendSignal) => (interrupt = sendSignal),
    });
    expect(first.code).toBe(130);
    expect(first.stderr).toContain('Stopping: finishing what is in progress.');
    expect(first.stderr).toContain('Stopped by Ctrl-C.');
    const { resumeAt, events, delivered } = JSON.parse(first.stdout);
    expect(resumeAt).toBe(events);
    expect(delivered).toBe(events);
    expect(events).toBeLessThan(500);

    const second = await runSluice([...send, '--skip', String(resumeAt)], { stdin: Readable.from(stream(500)) });
    expect(second.code).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ events: 500 - events, delivered: 500 - events });
    const people = simulator.exchanges
      .filter(({ status }) => status === 200)
      .flatMap(({ json }) => (json as { commands: { data: { customer_ids: { customer_id: string } } }[] }).commands)
      .map((command) => command.data.customer_ids.customer_id);
    expect(people.toSorted()).toEqual(Array.from({ length: 500 }, (_, index) => `u-${index}`).toSorted());
    await simulator.close();
  });

  it('ends a delivery that waits for input which does not come', async () => {
    let interrupt: (signal: Signal) => void = () => {};
    let isHandedOut = false;
    const waiting = new Readable({
      highWaterMark: 1,
      read() {
        // Asked for more: what came has been taken.
        if (isHandedOut) void wait(100).then(() => interrupt('SIGINT'));
        else this.push(lineOf(0));
        isHandedOut = true;
      },
    });
    const { code, stdout } = await runSluice(['send', 'bloomreach', '--to-simulator', '--settings', quick], {
      stdin: waiting,
      whenListening: (send) => (interrupt = send),
    });
    expect(code).toBe(130);
    expect(stdout).toContain('Stopped by Ctrl-C. To resume, add --skip 1.');
  });

  it('pressed twice gives up what is under way, which is handed back', async () => {
    // Takes requests and never answers.
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo; // -- it listens on a port
    const rejected = newFile('rejected.ndjson');
    const send = ['send', 'bloomreach', '--to-simulator', `http://127.0.0.1:${port}`, '--settings', quick, '--json'];
    const twice = (sendSignal: (signal: Signal) => void) => {
      silent.once('request', () => {
        sendSignal('SIGINT');
        setTimeout(() => sendSignal('SIGINT'), 50);
      });
    };
    const kept = await runSluice([...send, '--rejected', rejected], {
      stdin: lineOf(0) + lineOf(1),
      whenListening: twice,
    });
    const notKept = await runSluice(send, { stdin: lineOf(0) + lineOf(1), whenListening: twice });
    expect([kept.code, notKept.code]).toEqual([130, 130]);
    expect(JSON.parse(kept.stdout)).toMatchObject({ events: 2, delivered: 0, retry: 2 });
    expect(JSON.parse(kept.stdout)).not.toHaveProperty('resumeAt');
    expect(JSON.parse(notKept.stdout)).toMatchObject({ events: 2, retry: 2, resumeAt: 0 });
    silent.closeAllConnections();
    silent.close();
  });
});

it.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s does the same, with exit code %i', async (signal, expected) => {
  const waiting = new Readable({ read() {} });
  const { code, stdout } = await runSluice(['send', 'bloomreach', '--to-simulator'], {
    stdin: waiting,
    whenListening: (send) => void wait(50).then(() => send(signal)),
  });
  expect(code).toBe(expected);
  expect(stdout).toContain(`Stopped by ${signal}.`);
});

it('Ctrl-C before anything was read sends nothing and says so', async () => {
  const { code, stdout } = await runSluice(['send', 'bloomreach', '--to-simulator', '--json'], {
    stdin: lineOf(0),
    whenListening: (send) => send('SIGINT'),
  });
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ events: 0, requests: 0, resumeAt: 0 });
});

it('simulators stop on a signal and tell what they got', async () => {
  const journal = newFile('journal.ndjson');
  const stdout: string[] = [];
  const run = runSluice(['simulate', 'bloomreach', '--traffic', journal], {
    whenListening: (send) => {
      void (async () => {
        const origin = await seen(() => /listens on (\S+)/.exec(stdout.join(''))?.[1]);
        const argv = ['send', 'bloomreach', '--to-simulator', origin, '--settings', quick];
        await runSluice(argv, { stdin: lineOf(0) + lineOf(1) });
        send('SIGTERM');
      })();
    },
    onStdout: (text) => stdout.push(text),
  });
  const { code, stdout: all } = await run;
  expect(code).toBe(0);
  expect(all).toContain('"streamId": "demo-stream"');
  expect(all).toContain(
    'bloomreach got 1 request: 2 items accepted, 0 refused, 0 accepted but ignored; 0 faults made.',
  );
});

/** Looks until there is something to see. */
async function seen<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await wait(10);
  }
}
