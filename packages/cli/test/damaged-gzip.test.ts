import { deflateRawSync, gzipSync } from 'node:zlib';
import { readAll } from './read-all';
import { runSluice, temporaryFile } from './run-sluice';

const eventOf = (index: number) => ({ type: 'track', event: 'Looked Around', userId: `u-${index}` });
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${JSON.stringify(eventOf(from + at))}\n`).join('');
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => eventOf(from + at));
const member = (from: number, to: number) => gzipSync(lines(from, to));

function withByte(bytes: Buffer, at: number, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = change(copy[place] ?? 0);
  return copy;
}
const flipped = (bytes: Buffer, at: number) => withByte(bytes, at, (byte) => byte ^ 0xff);

const chunkSizes = [1, 13, 65_536];

describe.each(chunkSizes)('gzip in chunks of %i bytes', (chunkSize) => {
  it.each([
    ['foreign bytes', Buffer.from('garbage!'), /^4: 8 bytes after the end of the gzip data: not gzip, ignored\.$/],
    ['a line break', Buffer.from('\n'), /^4: 1 byte after the end of the gzip data: not gzip, ignored\.$/],
    ['many foreign bytes', Buffer.alloc(70_000, 7), /^4: 70,000 bytes after the end/],
    ['the beginning of a header', Buffer.from('1f8b', 'hex'), /^4: 2 bytes after the end/],
  ])('with %s behind its end is read, and they are told', async (_, tail, problem) => {
    const { events, problems } = await readAll(Buffer.concat([member(0, 3), tail]), chunkSize);
    expect(events).toEqual(range(0, 3));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('padded with zeros is whole', async () => {
    const padded = Buffer.concat([member(0, 3), Buffer.alloc(1000), member(3, 5), Buffer.alloc(9)]);
    expect(await readAll(padded, chunkSize)).toEqual({ events: range(0, 5), problems: [] });
  });

  it.each([
    ['checksum', -6],
    ['length', -2],
  ])('with a wrong %s yields its events and is told', async (_, at) => {
    const { events, problems } = await readAll(flipped(member(0, 3), at), chunkSize);
    expect(events).toEqual(range(0, 3));
    expect(problems).toEqual([expect.stringMatching(/^4: the gzip data is damaged \(its checksum is wrong\)/)]);
  });

  it('with foreign bytes between two members yields the events of both', async () => {
    const { events, problems } = await readAll(
      Buffer.concat([member(0, 3), Buffer.from('what is this?'), member(3, 5)]),
      chunkSize,
    );
    expect(events).toEqual(range(0, 5));
    expect(problems).toEqual([expect.stringMatching(/^4: 13 bytes after the end/)]);
  });

  it('with a damaged member yields the events of the members around it', async () => {
    const bad = withByte(member(3, 200), 30, (byte) => byte ^ 0x55);
    const { events, problems } = await readAll(Buffer.concat([member(0, 3), bad, member(200, 300)]), chunkSize);
    expect(events.slice(0, 3)).toEqual(range(0, 3));
    expect(events).toEqual(expect.arrayContaining(range(200, 300)));
    expect(problems).toContainEqual(expect.stringMatching(/the gzip data is damaged/));
  });

  it('is whole with a name, a comment, an extra field and a header checksum', async () => {
    const content = Buffer.from(lines(0, 3));
    const plain = gzipSync(content);
    const header = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3]),
      Buffer.from([3, 0, 1, 2, 3]),
      Buffer.from('events.ndjson\0with a comment\0'),
      Buffer.from([0, 0]),
    ]);
    const file = Buffer.concat([header, deflateRawSync(content), plain.subarray(-8)]);
    expect(await readAll(file, chunkSize)).toEqual({ events: range(0, 3), problems: [] });
  });

  it('in gzip in gzip is read', async () => {
    const twice = gzipSync(Buffer.concat([member(0, 3), member(3, 5)]));
    expect(await readAll(twice, chunkSize)).toEqual({ events: range(0, 5), problems: [] });
    expect(await readAll(gzipSync(twice), chunkSize)).toEqual({ events: range(0, 5), problems: [] });
  });

  it('with a byte order mark at the beginning of each member is read', async () => {
    const marked = [0, 3].map((from) => gzipSync(`\uFEFF${lines(from, from + 3)}`));
    expect(await readAll(Buffer.concat(marked), chunkSize)).toEqual({ events: range(0, 6), problems: [] });
  });
});

it('cut off anywhere yields a beginning of its events and is told', async () => {
  const whole = Buffer.concat([member(0, 3), member(3, 5)]);
  const firstLength = member(0, 3).length;
  for (let length = 3; length < whole.length; length += 1) {
    const { events, problems } = await readAll(whole.subarray(0, length));
    expect(events).toEqual(range(0, events.length));
    expect(events.length).toBeGreaterThanOrEqual(length >= firstLength ? 3 : 0);
    // Cut between the two members it is whole.
    expect(problems).toHaveLength(length === firstLength ? 0 : 1);
    expect(problems.join('')).toMatch(/^$|cut off|after the end/);
  }
});

it('with one byte changed anywhere is told', async () => {
  const whole = Buffer.concat([member(0, 5), member(5, 10)]);
  const unseen: number[] = [];
  for (let at = 0; at < whole.length; at += 1) {
    if ((await readAll(flipped(whole, at))).problems.length === 0) unseen.push(at);
  }
  // The time and the system in the two headers, which no decoder looks at; in the first, also the method, of which there is
  // but one, and how well it was compressed.
  const second = member(0, 5).length;
  expect(unseen).toEqual([2, 4, 5, 6, 7, 8, 9, second + 4, second + 5, second + 6, second + 7, second + 9]);
});

it('gzip in gzip, cut off in the outer one, yields no event twice', async () => {
  const inner = gzipSync(
    Array.from({ length: 3000 }, (_, at) => `${JSON.stringify({ ...eventOf(at), noise: Math.sin(at) })}\n`).join(''),
  );
  for (const outer of [gzipSync(inner), gzipSync(inner, { level: 0 })]) {
    const { events, problems } = await readAll(outer.subarray(0, outer.length / 2));
    const people = events.map((event) => (event as { userId: string }).userId);
    expect(people).toEqual(Array.from({ length: people.length }, (_, at) => `u-${at}`));
    expect(people.length).toBeGreaterThan(500);
    expect(problems.length).toBeGreaterThan(0);
  }
});

it('that unpacks to far more than it holds is read', async () => {
  const bomb = Buffer.concat([gzipSync(Buffer.alloc(8 * 1024 * 1024, 32)), member(0, 1)]);
  expect(await readAll(bomb)).toEqual({ events: range(0, 1), problems: [] });
});

describe('a damaged file among others', () => {
  const one = temporaryFile('one.ndjson', lines(7, 8));
  const broken: readonly (readonly [string, Buffer, number])[] = [
    ['garbage behind it', Buffer.concat([member(0, 3), Buffer.from('garbage!')]), 3],
    ['a wrong checksum', flipped(member(0, 3), -6), 3],
    ['its second half missing', member(0, 3).subarray(0, 40), 0],
    ['a length of zero', Buffer.alloc(0), 0],
    ['nothing but noise', Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * at * 31 + at * 7) % 256)), 0],
  ];

  it.each(broken)(
    'with %s costs the others nothing, is told with its name, and the exit code is 1',
    async (_, bytes, readable) => {
      const bad = temporaryFile('bad.ndjson.gz', bytes);
      for (const files of [
        [bad, one],
        [one, bad],
      ]) {
        const sent = await runSluice(['send', 'bloomreach', '--to-simulator', '--json', ...files]);
        const report = JSON.parse(sent.stdout);
        expect(report.delivered).toBe(readable + 1);
        expect(report.unreadable).toEqual([expect.objectContaining({ source: bad })]);
        expect(sent.code).toBe(1);
        const shown = await runSluice(['preview', 'bloomreach', '--to-simulator', ...files]);
        expect(shown.stderr).toContain(`${bad}, line `);
        expect(shown.stdout).toContain(`${readable + 1} planned`);
        expect(shown.code).toBe(1);
      }
    },
  );
});
