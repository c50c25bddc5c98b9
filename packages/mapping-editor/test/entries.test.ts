import { overridesOf, subscriptionsOf } from '@sluice/engine';
import { catalog } from '@sluice/catalog';
import { changesOf } from '../src/changes-of.ts';
import { entriesOf, withEntry } from '../src/entries.ts';

const destination = {
  name: 'Parcels',
  slug: 'parcels',
  actions: {
    send: { title: 'Send', description: '', fields: {} },
    track: { title: 'Track', description: '', fields: {} },
  },
  presets: [
    { name: 'Orders', partnerAction: 'send', subscribe: 'event = "Order"', mapping: { a: 1, b: { c: 2 } } },
    { name: 'Returns', partnerAction: 'send', subscribe: 'event = "Return"', mapping: {} },
  ],
};
const [orders, returns] = destination.presets as [(typeof destination.presets)[0], (typeof destination.presets)[0]];
const changed = { ...orders, mapping: { a: 5 } };
const own = { name: 'Orders', partnerAction: 'track', subscribe: 'type = "track"', mapping: {} };
const nameless = { partnerAction: 'track', subscribe: 'type = "page"', mapping: {} };

const subscriptions = [own, changed, nameless];
const entries = entriesOf(destination, subscriptions);

it('lists presets in their order, changed, unchanged or off, then the user’s own', () => {
  expect(entries).toEqual([
    { key: 'preset Orders', name: 'Orders', preset: orders, subscription: changed, index: 1 },
    { key: 'preset Returns', name: 'Returns', preset: returns, subscription: returns },
    { key: 'own 0', name: 'Orders', subscription: own, index: 0 },
    { key: 'own 1', name: 'Track', subscription: nameless, index: 2 },
  ]);
});

it('changes, removes and turns on one subscription, and leaves the others', () => {
  const [first, second, third] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
  expect(withEntry(entries, first, orders)).toEqual([orders, own, nameless]);
  expect(withEntry(entries, second, returns)).toEqual([changed, returns, own, nameless]);
  expect(withEntry(entries, third, undefined)).toEqual([changed, nameless]);
});

it('keeps the keys of the user’s own while presets are turned off and on', () => {
  const keysOf = (all: typeof entries) => all.map(({ key }) => key);
  for (const entry of entries.slice(0, 2)) {
    expect(keysOf(entriesOf(destination, withEntry(entries, entry, undefined)))).toEqual(keysOf(entries));
  }
});

it('tells each difference from a preset: what was, and what is', () => {
  expect(changesOf({ ...changed, subscribe: 'event = "Sale"' }, orders)).toEqual([
    { before: 'event = "Order"', after: 'event = "Sale"' },
    { field: 'a', before: 1, after: 5 },
    { field: 'b', before: { c: 2 }, after: undefined },
  ]);
  expect(changesOf({ ...orders, mapping: { b: { c: 2 }, a: 1 } }, orders)).toEqual([]);
});

it.each(Object.values(catalog))('makes overrides that give the same subscriptions again: $name', (vendor) => {
  const all = entriesOf(vendor, vendor.presets);
  const [entry, , off] = all;
  if (!entry || !off) throw new Error('There are too few presets.');
  const edited = withEntry(all, entry, { ...entry.subscription, subscribe: 'type = "page"' });
  const without = withEntry(entriesOf(vendor, edited), off, undefined);
  expect(subscriptionsOf(vendor, overridesOf(vendor, without))).toEqual(without);
});
