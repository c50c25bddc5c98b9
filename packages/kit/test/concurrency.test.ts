import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { assemble, dispatch, type EventItems } from '../src/host';
import { channel, deliver, made, namesIn, settings } from './acme';

const single = channel({ limits: { items: 1 } });

function event(name: string, ...people: string[]) {
  return made(people, single.item({ event: name }));
}

/** Sends the events to a vendor that answers in an order of its own; tells how many requests were under way at once. */
async function deliverOver(events: readonly EventItems[], concurrency: number | undefined, delays: readonly number[]) {
  const peopleOf = new Map(events.flatMap(({ items, people }) => items.map(({ value }) => [value, people])));
  const busy: string[] = [];
  const overlaps: string[] = [];
  const names: string[] = [];
  let underWay = 0;
  let most = 0;
  await dispatch(assemble(events, settings), settings, {
    ...(concurrency !== undefined && { concurrency }),
    send: async (request) => {
      const values = (request.json as { events: unknown[] }).events;
      const people = [...new Set(values.flatMap((value) => peopleOf.get(value) ?? []))];
      overlaps.push(...people.filter((person) => busy.includes(person)));
      busy.push(...people);
      names.push(...namesIn(request));
      most = Math.max(most, (underWay += 1));
      for (let turn = delays[names.length % delays.length] ?? 0; turn >= 0; turn -= 1) await Promise.resolve();
      underWay -= 1;
      for (const person of people) busy.splice(busy.indexOf(person), 1);
      return { status: 200, headers: {}, json: undefined };
    },
  });
  return { most, overlaps, names };
}

test('sends one request after the other unless it is told otherwise', async () => {
  const events = ['a', 'b', 'c'].map((name) => event(name, name));
  expect(await deliverOver(events, undefined, [3])).toMatchObject({ most: 1, names: ['a', 'b', 'c'] });
});

test('keeps as many requests under way as it may', async () => {
  const events = ['a', 'b', 'c', 'd', 'e'].map((name) => event(name, name));
  expect(await deliverOver(events, 3, [10])).toMatchObject({ most: 3 });
});

test('never waits for ever, even where no request may be under way', async () => {
  expect(await deliverOver([event('a', 'a')], 0, [1])).toMatchObject({ names: ['a'] });
});

test("never overlaps one person's requests, keeps their order and the limit", async () => {
  const list = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }), { maxLength: 15 });
  const delays = fc.array(fc.nat(8), { minLength: 1, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(list, fc.integer({ min: 1, max: 5 }), delays, async (people, concurrency, turns) => {
      const events = people.map((own, index) => event(String(index), ...own));
      const { most, overlaps, names } = await deliverOver(events, concurrency, turns);
      expect(overlaps).toEqual([]);
      expect(most).toBeLessThanOrEqual(concurrency);
      expect(names).toHaveLength(events.length);
      for (const person of ['a', 'b', 'c', 'd']) {
        const own = names.filter((name) => people[Number(name)]?.some((one) => one === person)).map(Number);
        expect(own).toEqual(own.toSorted((first, second) => first - second));
      }
    }),
    runs(500),
  );
});

test('goes on with other requests while one is slow or fails', async () => {
  const events = [event('a1', 'a'), event('a2', 'a'), event('b1', 'b'), event('b2', 'b')];
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const { requests, statuses } = await deliver(
    events,
    async ([name]) => {
      if (name === 'b2') release();
      if (name === 'a1') await slow;
      return { status: name === 'a1' ? 500 : 200 };
    },
    { concurrency: 2 },
  );
  expect(requests).toEqual([['a1'], ['b1'], ['b2']]);
  expect(statuses).toEqual(['retry', 'retry', 'delivered', 'delivered']);
});
