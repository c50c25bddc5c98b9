import { recentEvents, specEvent, specEvents } from '@sluice/events';
import { simulators } from '@sluice/simulators';
import { batchOf } from '../src/planning/batch-of';
import { compare } from '../src/planning/compare';
import type { Entry } from '../src/planning/entry';
import { type OpenEntry, openEntry } from '../src/planning/open-entry';
import { previewOf } from '../src/planning/preview-of';
import { coverageOf, flowOf } from '../src/state/flow';

jest.mock('built-in:accounts', () => jest.requireActual<object>('./accounts'), { virtual: true });

const slugs = Object.keys(simulators);
const events = recentEvents(specEvents);
const order = recentEvents([specEvent('Order Completed')])[0];
const now = Date.now();

function opened(entry: Entry): OpenEntry {
  const { open, problems } = openEntry(entry);
  if (!open) throw new Error(JSON.stringify(problems));
  return open;
}

/** Runs what gives way to its end. */
function endOf<T>(work: Generator<number, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe.each(slugs)('for %s', (destination) => {
  it('plans without any settings, and says which it stands in for', () => {
    const { open, problems, standIns } = openEntry({ destination, settings: {} });
    const fields = open?.pipeline.destination.authentication.fields ?? {};
    const required = Object.keys(fields).filter((key) => fields[key]?.required);
    expect(standIns).toEqual(expect.arrayContaining(required));
    expect(problems.map(({ place }) => place)).toEqual(
      expect.arrayContaining(required.map((key) => `settings.${key}`)),
    );
  });

  it('plans with the names of secrets in their places, whether the page knows them or not', () => {
    const settings = Object.fromEntries(
      Object.entries(opened({ destination, settings: {} }).pipeline.destination.authentication.fields).flatMap(
        ([key, { type }]) => (type === 'password' ? [[key, { kept: 0 }]] : []),
      ),
    );
    for (const given of [settings, Object.fromEntries(Object.keys(settings).map((key) => [key, 'secret-4711']))]) {
      const { all } = opened({ destination, settings: given }).pipeline.settings;
      for (const key of Object.keys(settings)) expect(all[key]).toBe(`{{${key}}}`);
    }
  });

  it('previews what is explained', () => {
    const entry = opened({ destination, settings: {} });
    for (const event of events.filter((_, place) => place % 6 === 0)) {
      const preview = previewOf(entry, event, now);
      const explained = entry.pipeline.explain(event, { now });
      expect(preview.outcome).toEqual(explained.outcome);
      expect(preview.requests).toEqual(explained.requests.map((request) => ({ ...request, origins: [] })));
      expect(preview.subscriptions.map(({ name, isMatched }) => [name, isMatched])).toEqual(
        explained.subscriptions.map(({ name, isMatched }) => [name, isMatched]),
      );
    }
  });

  it('accounts for every event of a batch', () => {
    const batch = endOf(batchOf(opened({ destination, settings: {} }), events, now));
    const flow = flowOf(events, batch);
    expect(Object.values(flow.statuses).reduce((sum, number) => sum + number)).toBe(events.length);
    const [first, second] = flow.columns;
    for (const names of [first, second]) {
      const through = flow.bands
        .filter(({ from }) => names.includes(from))
        .reduce((sum, band) => sum + band.events.length, 0);
      expect(through).toBeGreaterThanOrEqual(events.length);
    }
    const covered = coverageOf(events, batch, []).flatMap((row) => row.events);
    expect(covered.toSorted((a, b) => a - b)).toEqual(events.map((_, place) => place));
  });

  it('finds no change where nothing was edited, and all where the destination is new', () => {
    const entry = opened({ destination, settings: {} });
    expect(endOf(compare(entry, entry, events, now))).toMatchObject({ changed: 0, changes: [] });
    expect(endOf(compare(undefined, entry, [order], now))).toMatchObject({ changed: 1 });
  });
});

it('plans with overrides, and says what is wrong with them in the place where it stands', () => {
  const overrides = { Purchase: { mapping: { email: { '@path': '$.properties.mail' } } } };
  expect(opened({ destination: 'bluecore', settings: {}, subscriptions: overrides }).subscriptions).toHaveLength(
    opened({ destination: 'bluecore', settings: {} }).subscriptions.length,
  );
  const { open, problems } = openEntry({
    destination: 'bluecore',
    settings: {},
    subscriptions: { Purchase: { subscribe: 'type = ' } },
  });
  expect(open).toBeUndefined();
  expect(problems.map(({ place }) => place)).toContain('subscriptions["Purchase"].subscribe');
});

it('says that there is no such destination', () => {
  expect(openEntry({ destination: 'acme', settings: {} }).problems).toEqual([
    { place: 'destination', message: expect.stringContaining('There is no destination "acme"') as string },
  ]);
});

it('tells which values an edit changes, and for how many events', () => {
  const before = opened({ destination: 'bluecore', settings: {} });
  const subscriptions = { Purchase: { mapping: { order_id: { '@template': 'web-{{properties.order_id}}' } } } };
  const after = opened({ destination: 'bluecore', settings: {}, subscriptions });
  const { changed, changes, places } = endOf(compare(before, after, events, now));
  expect(changed).toBe(1);
  expect(changes[0]?.values).toContainEqual({
    at: expect.stringContaining('/json/properties/order_id') as string,
    before: 'O-90210',
    after: 'web-O-90210',
  });
  expect(places.every(({ events: number }) => number === 1)).toBe(true);
});

it('points at names that are nearly those of the standard', () => {
  const odd = [{ type: 'track', event: 'order completed', userId: 'u1', properties: { email: 'a@shop.example' } }];
  const entry = opened({ destination: 'bluecore', settings: {} });
  const batch = endOf(batchOf(entry, odd, now));
  expect(coverageOf(odd, batch, entry.subscriptions)).toEqual([
    expect.objectContaining({ name: 'order completed', nearMiss: 'Order Completed', isUnknown: true }),
  ]);
});
