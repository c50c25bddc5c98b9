/** Forgets its oldest entry for each that it takes beyond its size, so that a run of any length takes the same memory. */
export class LimitedMap<Key, Value> extends Map<Key, Value> {
  constructor(private readonly mostEntries = 100_000) {
    super();
  }

  override set(key: Key, value: Value): this {
    super.set(key, value);
    if (this.size > this.mostEntries) {
      const [oldest] = this.keys();
      if (oldest !== undefined) this.delete(oldest);
    }
    return this;
  }
}
