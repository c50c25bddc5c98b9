import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { readAll } from './read-all';

/** Events as far as reading is concerned: objects of any content. */
const event = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), { maxKeys: 4 })
  .map((members) => ({ ...(JSON.parse(JSON.stringify(members)) as object), type: 'track' }));
const separator = fc.constantFrom('', ' ', ',', '\n', '\r\n', ',\n', '\\n', '\u001e', '\n\u001e', '\uFEFF', ';', '\t');
const layout = fc.constantFrom(
  (value: unknown) => JSON.stringify(value),
  (value: unknown) => JSON.stringify(value, null, 2),
  (value: unknown) => JSON.stringify(JSON.stringify(value)),
);
const chunkSize = fc.integer({ min: 1, max: 40 });

it('whatever the events, what is between them, and where the chunks end: all are read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 5 }),
      separator,
      layout,
      chunkSize,
      fc.boolean(),
      async (events, between, write, size, isGzip) => {
        const content = events.map(write).join(between);
        const bytes = isGzip ? gzipSync(content) : Buffer.from(content);
        expect(await readAll(bytes, size)).toEqual({ events, problems: [] });
      },
    ),
    runs(500),
  );
});

it('whatever becomes of a line, the events on all others are read, and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 3, maxLength: 6 }),
      fc.uint8Array({ maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      chunkSize,
      async (events, noise, which, where, size) => {
        const lines = events.map((one) => Buffer.from(JSON.stringify(one)));
        const place = which % events.length;
        const line = lines[place] ?? Buffer.alloc(0);
        const at = where % line.length;
        const put = Buffer.from(noise.map((byte) => (byte === 10 ? 32 : byte)));
        lines[place] = Buffer.concat([line.subarray(0, at), put, line.subarray(at + put.length)]);
        const content = Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\n')]));
        const { events: read } = await readAll(Buffer.concat([Buffer.from('{"type":"first"}\n'), content]), size);
        expect(read[0]).toEqual({ type: 'first' });
        const others = events.filter((_, index) => index !== place);
        const texts = read.map((one) => JSON.stringify(one));
        for (const other of others) {
          const found = texts.indexOf(JSON.stringify(other));
          expect(found).toBeGreaterThan(-1);
          texts.splice(found, 1);
        }
      },
    ),
    runs(1000),
  );
});

it('whatever becomes of a gzip file, nothing throws or hangs, and what is wrong is told', async () => {
  const whole = Buffer.concat([1, 2, 3].map((part) => gzipSync(`{"type":"track","part":${part}}\n`.repeat(20))));
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.nat(),
      chunkSize,
      async (noise, where, size) => {
        const at = 10 + (where % (whole.length - 10));
        const bytes = Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]);
        const { problems } = await readAll(bytes, size);
        expect(problems.length + (noise.every((byte) => byte === 0) ? 1 : 0)).toBeGreaterThan(0);
      },
    ),
    runs(300),
  );
});
