/**
 * Keeps the newest entries, at least half of `mostEntries`, so that memory stays bounded however long the run. It forgets whole
 * generations: deleting a Map's first entry again and again is slow, because each search for it passes the gaps.
 */
export class LimitedMap<Key, Value> {
  private recent = new Map<Key, Value>();
  private older = new Map<Key, Value>();

  constructor(private readonly mostEntries = 50_000) {}

  get(key: Key): Value | undefined {
    return this.recent.has(key) ? this.recent.get(key) : this.older.get(key);
  }

  has(key: Key): boolean {
    return this.recent.has(key) || this.older.has(key);
  }

  set(key: Key, value: Value): void {
    this.older.delete(key);
    this.recent.set(key, value);
    if (this.recent.size < this.mostEntries / 2) return;
    this.older = this.recent;
    this.recent = new Map();
  }

  delete(key: Key): void {
    this.recent.delete(key);
    this.older.delete(key);
  }

  entries(): [Key, Value][] {
    return [...this.older, ...this.recent];
  }

  values(): Value[] {
    return this.entries().map(([, value]) => value);
  }
}
