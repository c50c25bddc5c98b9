import { gzipSync } from 'node:zlib';
import { readFiles, readText } from '../src/state/read-events';

const order = { type: 'track', event: 'Order Completed', userId: 'u1' };
const page = { type: 'page', name: 'Home' };

it.each([
  ['one event over several lines', JSON.stringify(order, null, 2), [order]],
  ['a list', JSON.stringify([order, page]), [order, page]],
  ['an event a line', `${JSON.stringify(order)}\n${JSON.stringify(page)}\n`, [order, page]],
  [
    'lines that end in commas, and empty ones',
    `${JSON.stringify(order)},\r\n\n${JSON.stringify(page)}\r\n`,
    [order, page],
  ],
  ['a byte-order mark', `\uFEFF${JSON.stringify(order)}`, [order]],
  ['the body of a batch call', JSON.stringify({ batch: [order, page], sentAt: 'now' }), [order, page]],
  ['RudderStack’s archive', JSON.stringify({ event_payload: { batch: [order] } }), [order]],
  ['rejected events', JSON.stringify({ event: order, outcome: { status: 'rejected' }, index: 3 }), [order]],
  ['an event that is called batch', JSON.stringify({ ...order, batch: [1] }), [{ ...order, batch: [1] }]],
])('reads %s', (_, text, events) => {
  expect(readText(text, 'pasted')).toEqual({ events, problems: [] });
});

it.each([
  ['event,user\nOrder Completed,1\n', /^shop\.csv: not JSON\. /],
  ['[{"type":"track","eve', /^shop\.csv: not JSON\. /],
  ['\n', /^shop\.csv: empty\.$/],
])('says once what holds no event: %j', (text, expected) => {
  const { events, problems } = readText(text, 'shop.csv');
  expect(events).toEqual([]);
  expect(problems).toEqual([expect.stringMatching(expected)]);
});

it('reads on after a line that is no JSON, and tells which it is', () => {
  const text = `${JSON.stringify(order)}\nbroken\n${JSON.stringify(page)}`;
  expect(readText(text, 'pasted')).toEqual({ events: [order, page], problems: ['pasted, line 2: not JSON.'] });
});

it('unpacks gzip, whatever the file is called', async () => {
  const bytes = gzipSync(`${JSON.stringify(order)}\n${JSON.stringify(page)}\n`);
  const files = [new File([bytes], 'export'), new File([JSON.stringify(order)], 'one.json')];
  expect(await readFiles(files)).toEqual({ events: [order, page, order], problems: [] });
});

it('tells of a file whose gzip is damaged, and reads the others', async () => {
  const bytes = gzipSync(JSON.stringify(order)).subarray(0, 20);
  const { events, problems } = await readFiles([
    new File([bytes], 'cut.gz'),
    new File([JSON.stringify(page)], 'b.json'),
  ]);
  expect(events).toEqual([page]);
  expect(problems).toEqual([expect.stringContaining('cut.gz')]);
});
