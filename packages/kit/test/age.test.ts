import { channel, deliver, made } from './acme';

const now = Date.UTC(2024, 0, 31, 12);
const hour = 3600;
const fresh = channel({ limits: { items: 1, ageSeconds: hour } });

function event(...times: (string | number | undefined)[]) {
  const items = times.map((occurredAt) => fresh.item({ event: 'e' }, occurredAt === undefined ? {} : { occurredAt }));
  return made([], ...items);
}

test('rejects an event that is older than the channel takes, and says how old it is', async () => {
  const { requests, outcomes } = await deliver([event('2024-01-31T09:30:00Z')], () => ({}), { now: () => now });
  expect(requests).toEqual([]);
  expect(outcomes).toEqual([
    {
      status: 'rejected',
      fix: 'event',
      message: expect.stringMatching(/more than 1 hour old/),
      mayHaveArrived: false,
    },
  ]);
});

test('takes the oldest item of an event for its age', async () => {
  const together = channel({ limits: { ageSeconds: hour } });
  const items = [now, now - 2 * hour * 1000].map((occurredAt) => together.item({ event: 'e' }, { occurredAt }));
  const { statuses } = await deliver([made('a', ...items)], () => ({}), { now: () => now });
  expect(statuses).toEqual(['rejected']);
});

test('rejects an event that is a second too old', async () => {
  const { statuses } = await deliver([event(now / 1000 - hour - 1)], () => ({}), { now: () => now });
  expect(statuses).toEqual(['rejected']);
});

test('takes an event of the greatest age, of the future, or of no known time', async () => {
  const events = [event('2024-01-31T11:00:00Z'), event(now / 1000 + 60), event(undefined), event('whenever')];
  const { statuses } = await deliver(events, () => ({}), { now: () => now });
  expect(statuses).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
});

test('looks at the clock when the request is sent', async () => {
  let time = now;
  const { requests, statuses } = await deliver(
    [event('2024-01-31T11:30:00Z'), event('2024-01-31T11:30:00Z')],
    () => {
      time += hour * 1000;
      return {};
    },
    { now: () => time },
  );
  expect(requests).toHaveLength(1);
  expect(statuses).toEqual(['delivered', 'rejected']);
});

test('takes events of any age where the channel sets no limit', async () => {
  const over = channel();
  const { statuses } = await deliver([made('a', over.item({ event: 'e' }, { occurredAt: 0 }))], () => ({}));
  expect(statuses).toEqual(['delivered']);
});
