import { LimitedMap } from '../src/limited-map';

describe('what a simulator remembers', () => {
  it('is the newest, and never more than it was told to', () => {
    const map = new LimitedMap<number, string>(10);
    for (let key = 0; key < 1000; key += 1) map.set(key, `v${key}`);
    expect(map.entries().length).toBeLessThanOrEqual(10);
    expect(map.values().slice(-5)).toEqual(['v995', 'v996', 'v997', 'v998', 'v999']);
    expect([map.has(999), map.get(999), map.has(0), map.get(0)]).toEqual([true, 'v999', false, undefined]);
  });

  it('is each thing once, the newest value of it', () => {
    const map = new LimitedMap<string, number>(4);
    map.set('a', 1);
    map.set('b', 1);
    map.set('a', 2);
    expect(map.entries()).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    map.delete('b');
    map.delete('a');
    expect(map.entries()).toEqual([]);
  });
});
