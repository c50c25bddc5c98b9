import { gzipSync } from 'node:zlib';
import { readAll } from './read-all';

const track = (event: string) => ({ type: 'track', event, userId: '1' });
const [a, b, c] = ['A', 'B', 'C'].map(track);
const json = (value: unknown) => JSON.stringify(value);
const all = [a, b, c];
const chunkSizes = [1, 2, 7, 65_536];

describe.each(chunkSizes)('in chunks of %i bytes', (chunkSize) => {
  const separators: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a blank', ' '],
    ['a tab', '\t'],
    ['a comma', ','],
    ['a comma and a blank', ', '],
    ['a comma at the end of each line', ',\n'],
    ['a comma at the beginning of each line', '\n,'],
    ['a semicolon', ';'],
    ['a bar', ' | '],
    ['a NUL', '\0'],
    ['a carriage return', '\r'],
    ['the two characters \\n', '\\n'],
    ['the four characters \\r\\n', '\\r\\n'],
    ['the separator of RFC 7464', '\n\u001e'],
    ['that separator alone', '\u001e'],
    ['a byte order mark', '\uFEFF'],
    ['a line break and a byte order mark', '\n\uFEFF'],
    ['several of them', ' ,\\n\u001e\uFEFF\r\n'],
  ];

  it.each(separators)('values with %s between are read', async (_, separator) => {
    for (const end of ['', separator, '\n', `${separator}\n`]) {
      const content = all.map(json).join(separator) + end;
      expect(await readAll(content, chunkSize)).toEqual({ events: all, problems: [] });
      expect(await readAll(gzipSync(content), chunkSize)).toEqual({ events: all, problems: [] });
    }
  });

  it('a separator before the first value is none of it', async () => {
    for (const beginning of ['\uFEFF', '\u001e', ',', '\\n', '\r\n\r\n', '\uFEFF\u001e', '\uFEFF[']) {
      const content = `${beginning}${all.map(json).join('\n')}${beginning.endsWith('[') ? ']' : ''}`;
      expect(await readAll(content, chunkSize)).toEqual({ events: all, problems: [] });
    }
  });

  it('arrays and single objects may stand on one line, arrays in arrays too', async () => {
    const content = `[${json(a)},${json(b)}]${json(c)}[[${json(a)}],[${json(b)}]]${json(c)}`;
    expect(await readAll(content, chunkSize)).toEqual({ events: [a, b, c, a, b, c], problems: [] });
  });

  it('values over several lines may follow each other on one', async () => {
    const content = all.map((event) => JSON.stringify(event, null, 2)).join('');
    expect(await readAll(content, chunkSize)).toEqual({ events: all, problems: [] });
  });

  it('texts of JSON are read, also with several values in one, and in texts themselves', async () => {
    const texts = [
      all.map((event) => `${json(json(event))}\n`).join(''),
      all.map((event) => json(json(event))).join(' '),
      json(all.map((event) => json(event))),
      json(all.map((event) => `${json(event)}\n`).join('')),
      json(json(json(all))),
      `[${all.map((event) => json(json(event))).join()}]`,
    ];
    for (const content of texts) {
      expect(await readAll(content, chunkSize)).toEqual({ events: all, problems: [] });
    }
  });

  it('words between values are told, and cost no value', async () => {
    const content = `2026-11-28 INFO ${json(a)} sent ok ${json(b)}\n${json(c)}\n`;
    const { events, problems } = await readAll(content, chunkSize);
    expect(events).toEqual(all);
    expect(problems).toEqual([
      expect.stringMatching(/^1: not JSON: Unexpected .*\(column 5\)$/),
      `1: text that is not JSON, left out (byte ${17 + json(a).length} of the line)`,
    ]);
  });

  it('a broken value on a line costs only itself', async () => {
    const content = `${json(a)}{"type":oops}${json(b)}}${json(c)}`;
    const { events, problems } = await readAll(content, chunkSize);
    expect(events).toEqual([a, c]);
    expect(problems).toEqual([
      expect.stringMatching(/^1: not JSON: Unexpected token 'o' \(byte 50 of the line\)$/),
      expect.stringMatching(/^1: not JSON: Unexpected .*\(byte \d+ of the line\)$/),
    ]);
  });

  it('a value whose brackets close too early is not sent by half', async () => {
    const content = `{"type":"identify","userId":"1"},"traits":{"email":"jo@example.com"}}\n${json(b)}\n`;
    const { events, problems } = await readAll(content, chunkSize);
    expect(events).toEqual([b]);
    expect(problems).toEqual([expect.stringMatching(/^1: not JSON: Unexpected non-whitespace character/)]);
  });

  it('a value cut off before the separator of RFC 7464 costs no other', async () => {
    const { events, problems } = await readAll(`\u001e${json(a)}\n\u001e{"type":"tra\u001e${json(b)}\n`, chunkSize);
    expect(events).toEqual([a, b]);
    expect(problems).toEqual(['2: not JSON: it is cut off']);
  });

  it('an element of an array that is broken over lines costs only itself', async () => {
    const broken = '  {\n    "type": "track,\n    "event": "X"\n  }';
    const element = (event: unknown) => JSON.stringify(event, null, 2).replace(/^/gm, '  ');
    const { events, problems } = await readAll(`[\n${element(a)},\n${broken},\n${element(b)}\n]\n`, chunkSize);
    expect(events).toEqual([a, b]);
    expect(problems).toEqual([expect.stringMatching(/no closing quote/)]);
  });
});

describe('what is not UTF-8', () => {
  it('is told with its line, and the rest goes on', async () => {
    const content = Buffer.concat([
      Buffer.from(`${json(a)}\n`),
      Buffer.from(`${json(track('Café'))}\n`, 'latin1'),
      Buffer.from(`${json(b)}\n`),
    ]);
    for (const chunkSize of chunkSizes) {
      const { events, problems } = await readAll(content, chunkSize);
      expect(events).toEqual([a, b]);
      expect(problems).toEqual([expect.stringMatching(/^2: not UTF-8, perhaps Latin-1\..*iconv/)]);
    }
  });

  it.each([
    ['an overlong form', 'c0af'],
    ['half a pair', 'eda080'],
    ['a letter that is cut off', 'e282'],
    ['a byte that begins none', 'ff'],
  ])('is seen in %s', async (_, bytes) => {
    const content = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes, 'hex'), Buffer.from('"}')]);
    expect((await readAll(content)).problems).toEqual([expect.stringMatching(/^1: not UTF-8/)]);
  });
});

describe('the diagnosis', () => {
  it.each<readonly [string, string | Buffer, RegExp]>([
    ['a table', 'id,name\n1,Zofia\n', /looks like CSV/],
    ['a table with JSON in a column', 'id,properties\n1,"{""a"":1,""b"":2}"\n', /looks like CSV/],
    ['a table behind a byte order mark', '\uFEFFid;name\n1;Zofia\n', /looks like CSV/],
    ['the head of a table alone', 'event,userId,timestamp\n', /looks like CSV/],
    ['prose with commas', 'Killed, by the OOM killer, sorry.\nIt was late, dark, and cold.\n', /^1: not JSON/],
    ['noise', Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * at * 31 + at * 7) % 256)), /binary data/],
    ['UTF-16 without a mark', Buffer.from(json(a), 'utf16le'), /UTF-16/],
    ['UTF-16, big-endian', Buffer.from(json(a), 'utf16le').swap16(), /UTF-16/],
    ['a web page', '<!DOCTYPE html>\n<html>', /HTML or XML/],
    ['an error of S3', '<?xml version="1.0"?><Error>', /HTML or XML/],
    ['a tar archive in gzip', gzipSync(tarOf('events.ndjson', json(a))), /tar archive: unpack it/],
    ['an Avro file', 'Obj\u0001\u0004', /Avro/],
  ])('of %s is right', async (_, content, problem) => {
    for (const chunkSize of chunkSizes) {
      const { events, problems } = await readAll(content, chunkSize);
      expect(events).toEqual([]);
      expect(problems[0]).toMatch(problem);
    }
  });
});

function tarOf(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write('0000644\0', 100);
  header.write('ustar\0', 257);
  return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0'))]);
}
