import { PassThrough, Readable } from 'node:stream';
import { EventFeed } from '../src/delivery/event-feed';
import { Progress } from '../src/delivery/progress';
import { durationText, type ProgressState, progressText } from '../src/delivery/progress-text';
import { Tally } from '../src/delivery/tally';
import type { Io } from '../src/io';
import { eventSources } from '../src/events/event-source';
import { paintFor } from '../src/text/paint';
import { lengthOf } from '../src/text/wrap';
import { temporaryFile } from './run-sluice';

const state: ProgressState = { share: 0.25, seconds: 30, events: 12_345, requests: 247, rejected: 3, retry: 2 };
const plain = { paint: paintFor(false), width: 200 };

describe('the line of progress', () => {
  it('tells the share, the time left and what became of the events', () => {
    expect(progressText(state, plain)).toBe(
      '━━━━━───────────────  25% · 1 min 30 s left · 12,345 events · 3 rejected · 2 retry · 412/s · 247 requests',
    );
  });

  it('leaves out what is not known, or not there', () => {
    expect(progressText({ ...state, share: undefined, rejected: 0, retry: 0 }, plain)).toBe(
      '12,345 events · 412/s · 247 requests',
    );
    expect(progressText({ ...state, seconds: 1 }, plain)).not.toContain('left');
    expect(progressText({ ...state, share: 0, seconds: 10 }, plain)).toMatch(/^─{20} +0% · 12,345 events/);
    expect(progressText({ ...state, share: 1 }, plain)).toMatch(/^━{20} +99% · 0 s left/);
  });

  it.each([20, 40, 60, 80, 120])('takes no more than %d columns, and says the most urgent first', (width) => {
    for (const paint of [paintFor(false), paintFor(true)]) {
      const text = progressText(state, { paint, width });
      expect(lengthOf(text)).toBeLessThanOrEqual(width);
      expect(text).toContain('25%');
    }
    expect(progressText(state, { ...plain, width: 40 })).toBe(' 25% · 1 min 30 s left · 12,345 events');
  });

  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [60, '1 min 0 s'],
    [3_725, '1 h 2 min'],
  ])('calls %d seconds %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe('the share of an input', () => {
  it('is how much of its files was read, packed or not; of standard input nothing is known', async () => {
    const line = '{"type":"track","event":"Looked Around","userId":"u"}\n';
    const names = [temporaryFile('one.ndjson', line.repeat(10)), temporaryFile('two.ndjson', line.repeat(30))];
    const stdin = Readable.from([line]);
    const io = { stdin, isTerminal: { stdin: false, stderr: false } } as unknown as Io;
    const feed = new EventFeed(await eventSources(names, io), 0);
    const events = feed.events();
    expect(feed.share()).toBe(0);
    await events.next();
    expect(feed.share()).toBe(0.25);
    for await (const _ of events);
    expect(feed.share()).toBe(1);
    expect(new EventFeed(await eventSources([...names, '-'], io), 0).share()).toBeUndefined();
  });
});

describe('progress', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function written(isTerminal: boolean) {
    const stderr = new PassThrough();
    const io = {
      stderr,
      isTerminal: { stderr: isTerminal },
      width: { stderr: 80 },
      hasColours: { stderr: false },
    } as unknown as Io;
    const tally = new Tally();
    const feed = { share: () => 0.5 } as EventFeed;
    const progress = new Progress(io, [{ tally, feed, route: { sent: () => 7 } }]);
    return { progress, text: () => String(stderr.read() ?? '') };
  }

  it('is one line on a terminal, which is taken away in the end', () => {
    const { progress, text } = written(true);
    jest.advanceTimersByTime(400);
    expect(text()).toBe(`\r${'━'.repeat(10)}${'─'.repeat(10)}  50% · 0 events · 0/s · 7 requests\u001b[K`.repeat(2));
    progress.stop();
    jest.advanceTimersByTime(60_000);
    expect(text()).toBe('\r\u001b[K');
  });

  it('is a line now and then elsewhere', () => {
    const { progress, text } = written(false);
    jest.advanceTimersByTime(29_000);
    expect(text()).toBe('');
    jest.advanceTimersByTime(32_000);
    expect(text()).toBe(
      '50% · 30 s left · 0 events · 0/s · 7 requests\n50% · 1 min 0 s left · 0 events · 0/s · 7 requests\n',
    );
    progress.stop();
    jest.advanceTimersByTime(60_000);
    expect(text()).toBe('');
  });
});
