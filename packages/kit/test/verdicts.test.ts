import { delivered, type Outcome, rejected, retry, skipped, type Verdict, withNotes } from '../src/host';
import { type AcmeEvent, channel, deliver, made } from './acme';

const no = rejected('event', 'Unknown customer');
const later = retry('Busy');

/** A channel whose answer holds a verdict for each item, by the item's name. */
function judging(verdicts: Readonly<Record<string, Verdict>>, limits = {}) {
  return channel({
    limits,
    onRefusal: 'split',
    outcomes: ({ items }) => items.map(({ event }: AcmeEvent) => verdicts[event] ?? delivered),
  });
}

/** What becomes of an event by a verdict under 200, where perhaps another item of it arrived. */
function outcome(verdict: Outcome, mayHaveArrived = false) {
  return verdict.status === 'delivered' ? verdict : { ...verdict, httpStatus: 200, mayHaveArrived };
}

test("maps each item's verdict to its event", async () => {
  const over = judging({ b1: no, c1: later });
  const { outcomes, requests } = await deliver(
    ['a1', 'b1', 'c1', 'd1'].map((event) => made(event, over.item({ event }))),
    () => ({}),
  );
  expect(requests).toHaveLength(1);
  expect(outcomes).toEqual([delivered, outcome(no), outcome(later), delivered]);
});

test.each([
  ['delivered and rejected', [delivered, no], no],
  ['rejected and delivered', [no, delivered], no],
  ['rejected and retry', [no, later], later],
  ['retry and rejected', [later, no], later],
  ['delivered, retry and delivered', [delivered, later, delivered], later],
  ['delivered and delivered', [delivered, delivered], delivered],
])('gives an event the worst of %s', async (_, verdicts, worst) => {
  const names = verdicts.map((__, index) => `a${index}`);
  const over = judging(Object.fromEntries(names.map((name, index) => [name, verdicts[index] ?? delivered])));
  const before = made('b', over.item({ event: 'b1' }));
  const event = made('a', ...names.map((name) => over.item({ event: name })));
  const { outcomes } = await deliver([before, event, made('c', over.item({ event: 'c1' }))], () => ({}));
  expect(outcomes).toEqual([
    delivered,
    outcome(
      worst,
      verdicts.some((one) => one === delivered),
    ),
    delivered,
  ]);
});

test('withdraws what follows a failed part of a divided event', async () => {
  for (const bad of [no, later]) {
    const over = judging({ a2: bad }, { items: 1 });
    const event = made('a', ...['a1', 'a2', 'a3'].map((name) => over.item({ event: name })));
    const { requests, outcomes } = await deliver([event, made('b', over.item({ event: 'b1' }))], () => ({}));
    expect(requests.flat().toSorted()).toEqual(['a1', 'a2', 'b1']);
    expect(outcomes).toEqual([outcome(bad, true), delivered]);
  }
});

test('delivers a divided event where all its parts are', async () => {
  const over = judging({}, { items: 1 });
  const event = made('a', ...['a1', 'a2', 'a3'].map((name) => over.item({ event: name })));
  const { requests, outcomes } = await deliver([event], () => ({}), { concurrency: 5 });
  expect(requests).toEqual([['a1'], ['a2'], ['a3']]);
  expect(outcomes).toEqual([delivered]);
});

test("joins the notes of the event and of its items' verdicts, each once", async () => {
  const over = judging({ a1: withNotes(['No time', 'No price']), a2: withNotes(['No price']) }, { items: 1 });
  const event = { ...made('a', over.item({ event: 'a1' }), over.item({ event: 'a2' })), notes: ['No time', 'No page'] };
  const { outcomes } = await deliver([event, made('b', over.item({ event: 'b1' }))], () => ({}));
  expect(outcomes).toEqual([
    { status: 'delivered', notes: ['No time', 'No page', 'No price'] },
    { status: 'delivered' },
  ]);
});

test('says nothing of notes where the event did not arrive', async () => {
  const over = judging({ a1: no });
  const { outcomes } = await deliver([{ ...made('a', over.item({ event: 'a1' })), notes: ['No time'] }], () => ({}));
  expect(outcomes).toEqual([outcome(no)]);
});

test('keeps the outcomes that were known before anything was sent', async () => {
  const known = [rejected('event', 'Name is missing.'), skipped('No subscription matches this event.')];
  const { outcomes, isSent } = await deliver([...known, made('a', channel().item({ event: 'a1' }))], () => ({}));
  expect(outcomes).toEqual([...known.map((one) => ({ ...one, mayHaveArrived: false })), delivered]);
  expect(isSent).toEqual([false, false, true]);
});
