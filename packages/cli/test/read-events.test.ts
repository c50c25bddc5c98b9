import { Readable } from 'node:stream';
import { gzipSync, deflateSync } from 'node:zlib';
import { specEvents } from '@sluice/events';
import { readEvents, type ReadEvent } from '../src/events/read-events';
import { chunksOf } from './read-all';

const events = specEvents.slice(0, 12);
const track = (event: string) => ({ type: 'track', event, userId: '1' });
const ndjson = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

async function collect(reading: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const all: ReadEvent[] = [];
  for await (const one of reading) all.push(one);
  return all;
}

async function read(content: string | Buffer, chunkSize = 65_536, name = 'x.json'): Promise<ReadEvent[]> {
  const source = { name, open: () => Readable.from(chunksOf(content, chunkSize)) };
  return collect(readEvents([source]));
}

const eventsIn = (all: readonly ReadEvent[]) => all.flatMap((one) => ('event' in one ? [one.event] : []));
const problemsIn = (all: readonly ReadEvent[]) =>
  all.flatMap((one) => ('problem' in one ? [`${one.line}: ${one.problem}`] : []));

const forms: readonly (readonly [form: string, content: string])[] = [
  ['NDJSON', ndjson(events)],
  ['NDJSON without a last line break', ndjson(events).trimEnd()],
  ['NDJSON with blank lines and Windows line ends', `\r\n${ndjson(events).replaceAll('\n', '\r\n\r\n')}`],
  ['NDJSON behind a byte order mark', `\uFEFF${ndjson(events)}`],
  ['a JSON array', JSON.stringify(events)],
  ['a JSON array over many lines', JSON.stringify(events, null, 2)],
  ['a JSON array with an event on each line', `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`],
  ['objects over many lines, one after the other', events.map((event) => JSON.stringify(event, null, 2)).join('\n')],
  ['the body of a batch call', JSON.stringify({ batch: events, sentAt: '2025-01-01T00:00:00Z', writeKey: 'w' })],
  ['the bodies of batch calls, one a line', ndjson([{ batch: events.slice(0, 5) }, { batch: events.slice(5) }])],
  ['an archive of RudderStack’s jobsdb', ndjson([{ job_id: 1, event_payload: { batch: events, writeKey: 'w' } }])],
  [
    'a file of rejected events',
    ndjson(events.map((event, index) => ({ event, outcome: { status: 'retry', message: 'Later.' }, index }))),
  ],
];

describe.each(forms)('%s', (_, content) => {
  it('is read', async () => {
    const all = await read(content);
    expect(eventsIn(all)).toEqual(events);
    expect(problemsIn(all)).toEqual([]);
  });

  it.each([1, 7, 1000])('is read in chunks of %i bytes, wherever they cut', async (chunkSize) => {
    expect(eventsIn(await read(content, chunkSize))).toEqual(events);
  });

  it('is read from gzip, also of several members and cut anywhere', async () => {
    const half = Math.floor(content.length / 2);
    const members = Buffer.concat([gzipSync(content.slice(0, half)), gzipSync(content.slice(half))]);
    expect(eventsIn(await read(gzipSync(content)))).toEqual(events);
    expect(eventsIn(await read(members, 11))).toEqual(events);
  });
});

it('keeps letters of several bytes whole where a chunk ends inside them', async () => {
  const event = track('Zażółć gęślą jaźń 🛒 日本語 "quoted" \\ \u2028');
  for (const form of [ndjson([event]), JSON.stringify([event])]) {
    for (const chunkSize of [1, 2, 3, 4, 5]) expect(eventsIn(await read(form, chunkSize))).toEqual([event]);
  }
});

it('reads one object over several lines as one event', async () => {
  expect(eventsIn(await read(JSON.stringify(track('One'), null, 4)))).toEqual([track('One')]);
});

it('says of each event where it stands', async () => {
  const all = await read(`${ndjson([track('A')])}\n${JSON.stringify(track('B'), null, 2)}\n${ndjson([track('C')])}`);
  expect(all.map(({ source, line }) => `${source}:${line}`)).toEqual(['x.json:1', 'x.json:3', 'x.json:8']);
});

it('reads several sources one after the other', async () => {
  const sources = ['a', 'b'].map((name) => ({ name, open: () => Readable.from([Buffer.from(ndjson([track(name)]))]) }));
  const all = await collect(readEvents(sources));
  expect(all).toEqual([
    { event: track('a'), source: 'a', line: 1 },
    { event: track('b'), source: 'b', line: 1 },
  ]);
});

describe('what stands beside a batch', () => {
  it('is said of each of its events, and an event’s own words win', async () => {
    const body = {
      context: { ip: '203.0.113.9', locale: 'de' },
      integrations: { All: false },
      batch: [{ ...track('A'), context: { locale: 'pl' } }, track('B')],
    };
    expect(eventsIn(await read(JSON.stringify(body)))).toEqual([
      { ...track('A'), context: { ip: '203.0.113.9', locale: 'pl' }, integrations: { All: false } },
      { ...track('B'), context: { ip: '203.0.113.9', locale: 'de' }, integrations: { All: false } },
    ]);
  });

  it('is the visitor’s address in an archive of RudderStack', async () => {
    const archive = {
      event_payload: { requestIP: '203.0.113.9', receivedAt: '2025-01-01T00:00:00Z', batch: [track('A')] },
    };
    expect(eventsIn(await read(ndjson([archive])))).toEqual([
      { ...track('A'), request_ip: '203.0.113.9', receivedAt: '2025-01-01T00:00:00Z' },
    ]);
  });

  it('is not looked for in an event that merely has a property of such a name', async () => {
    const event = { type: 'track', event: 'Batch Made', batch: [1], outcome: {}, index: 1 };
    expect(eventsIn(await read(ndjson([event])))).toEqual([event]);
  });
});

describe('a broken line', () => {
  const lines = (broken: string) => `${ndjson([track('A')])}${broken}\n${ndjson([track('B'), track('C')])}`;
  const brokenLines: readonly (readonly [what: string, line: string, problem: RegExp])[] = [
    ['with a missing quote', '{"type":"track,"event":"X"}', /^2: not JSON/],
    ['cut off inside a text', '{"type":"track","event":"Prod', /^2: not JSON: a string has no closing quote$/],
    ['cut off behind a value', '{"type":"track","properties":{"a":1', /^2: not JSON: it is cut off$/],
    ['cut off behind a comma', '{"type":"track","properties":{"a":1,', /^2: not JSON: it is cut off$/],
    ['cut off behind a bracket', '{"type":"track","properties":{"a":[', /^2: not JSON: it is cut off$/],
    ['with a bracket too many', '{"type":"track","event":"X"}}', /^2: not JSON: Unexpected .* \(column 29\)$/],
    ['that ends early', '{"type":"track"},"event":"X"}', /^2: not JSON/],
    ['that is no JSON at all', 'Killed by the OOM killer', /^2: not JSON: Unexpected token 'K' \(column 1\)$/],
    ['with a bare word', '{"type":track}', /^2: not JSON: Unexpected token 'a' \(column 11\)$/],
  ];

  it.each(brokenLines)('%s is reported with its number, and the rest goes on', async (_, broken, problem) => {
    for (const chunkSize of [1, 10, 65_536]) {
      const all = await read(lines(broken), chunkSize);
      expect(eventsIn(all)).toEqual([track('A'), track('B'), track('C')]);
      expect(problemsIn(all)).toEqual([expect.stringMatching(problem)]);
    }
  });

  it('at the beginning or the end is reported too', async () => {
    const all = await read(`{"type":"tra\n${ndjson([track('A')])}{"type":"track","pro`);
    expect(eventsIn(all)).toEqual([track('A')]);
    expect(problemsIn(all)).toEqual(['1: not JSON: a string has no closing quote', '3: not JSON: it is cut off']);
  });

  it('is reported without a word of its content', async () => {
    const all = await read('{"email":"zofia@example.com" oops}\n');
    expect(problemsIn(all)).toEqual([expect.not.stringContaining('zofia')]);
  });

  it('longer than 32 MB is left out, and the rest goes on', async () => {
    const long = JSON.stringify(track('x'.repeat(33 * 1024 * 1024)));
    for (const content of [`${long}\n${ndjson([track('B')])}`, `[${long},${JSON.stringify(track('B'))}]`]) {
      const all = await read(content);
      expect(eventsIn(all)).toEqual([track('B')]);
      expect(problemsIn(all)).toEqual(['1: longer than 32 MB: no event is']);
    }
  });
});

it('goes on behind a broken object that stands over several lines', async () => {
  const broken = '{\n  "type": "track",\n  "event": "X,\n  "userId": "1"\n}\n';
  const all = await read(`${broken}${JSON.stringify(track('B'), null, 2)}\n`);
  expect(eventsIn(all)).toEqual([track('B')]);
  expect(problemsIn(all)).toEqual(['3: not JSON: a string has no closing quote']);
});

it('reports a broken element of an array and goes on', async () => {
  const all = await read(`[\n${JSON.stringify(track('A'))},\n{"type":track},\n${JSON.stringify(track('B'))}\n]`);
  expect(eventsIn(all)).toEqual([track('A'), track('B')]);
  expect(problemsIn(all)).toEqual([expect.stringMatching(/^3: not JSON/)]);
});

it('reports an array without an end', async () => {
  const all = await read(`[\n${JSON.stringify(track('A'))},\n{"type":"tr`);
  expect(eventsIn(all)).toEqual([track('A')]);
  expect(problemsIn(all)).toEqual(['3: the array has no end: the input is cut off here']);
});

it('reads what is there of a gzip file that is cut off, and says that it is', async () => {
  // Random texts do not compress: the file then has many blocks, most of them whole.
  const many = Array.from({ length: 5000 }, (_, index) => track(`${index} ${Math.sin(index)}`));
  const whole = gzipSync(ndjson(many));
  const all = await read(whole.subarray(0, whole.length * 0.9));
  const readable = eventsIn(all);
  expect(readable.length).toBeGreaterThan(4000);
  expect(readable).toEqual(many.slice(0, readable.length));
  expect(problemsIn(all)).toEqual([expect.stringMatching(/the gzip file is cut off/)]);
});

it('reads nothing from an empty input', async () => {
  expect(await read('')).toEqual([]);
  expect(await read(gzipSync(''))).toEqual([]);
  expect(await read('[]')).toEqual([]);
});

it('passes on what is no event, for the engine to reject', async () => {
  expect(eventsIn(await read('5\n"text"\nnull\n'))).toEqual([5, 'text', null]);
});

describe('what people mistake for events', () => {
  it.each([
    ['a table with commas', 'id,name\n1,Zofia\n2,Jan\n'],
    ['a table with semicolons and quotes', '"id";"name"\n"1";"Zofia"\n'],
    ['a table with tabs', 'id\tname\n1\tZofia\n'],
  ])('%s gets the message that says what is expected', async (_, content) => {
    const all = await read(content);
    expect(problemsIn(all)).toEqual([expect.stringMatching(/^1: this looks like CSV.*\{"type":"track"/)]);
  });

  it.each([
    ['a ZIP archive', Buffer.from('504b030414000000', 'hex'), /ZIP archive: unpack it/],
    ['a Parquet file', Buffer.from('PAR1....'), /Parquet/],
    ['UTF-16', Buffer.from('\uFEFF{"type":"track"}', 'utf16le'), /UTF-16: save it as UTF-8/],
    ['a Parquet file in gzip', gzipSync('PAR1....'), /Parquet/],
  ])('%s is named', async (_, content, problem) => {
    expect(problemsIn(await read(content, 3))).toEqual([expect.stringMatching(problem)]);
  });

  it('a bare deflate stream is reported, not thrown', async () => {
    expect(problemsIn(await read(deflateSync(ndjson(events)))).length).toBeGreaterThan(0);
  });
});

it('reports a source that fails half-way, and goes on with the next', async () => {
  async function* failing() {
    yield Buffer.from(ndjson([track('A')]));
    throw new Error('EIO: i/o error');
  }
  const sources = [
    { name: 'disk', open: () => Readable.from(failing()) },
    { name: 'next', open: () => Readable.from([Buffer.from(ndjson([track('B')]))]) },
  ];
  const all = await collect(readEvents(sources));
  expect(eventsIn(all)).toEqual([track('A'), track('B')]);
  expect(problemsIn(all)).toEqual([expect.stringMatching(/cannot be read any further: EIO/)]);
});

it('ends when it is told to, though the source goes on for ever', async () => {
  const stopping = new AbortController();
  const endless = new Readable({ read() {} });
  endless.push(ndjson([track('A')]));
  const all: ReadEvent[] = [];
  for await (const one of readEvents([{ name: '-', open: () => endless }], stopping.signal)) {
    all.push(one);
    stopping.abort();
  }
  expect(all).toHaveLength(1);
});

it('names the place of a mistake in an object over several lines', async () => {
  const all = await read(`${ndjson([track('A')])}{\n  "type": "track",\n  "event": oops\n}\n${ndjson([track('B')])}`);
  expect(eventsIn(all)).toEqual([track('A'), track('B')]);
  expect(problemsIn(all)).toEqual([`2: not JSON: Unexpected token 'o' (line 4, column 12)`]);
});
