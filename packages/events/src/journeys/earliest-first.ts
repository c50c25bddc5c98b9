/** A binary heap: `first` is the entry with the earliest `time`. */
export class EarliestFirst<Entry extends { readonly time: number }> {
  private readonly entries: Entry[] = [];

  get first(): Entry | undefined {
    return this.entries[0];
  }

  add(entry: Entry): void {
    let place = this.entries.push(entry) - 1;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.entries[parentPlace];
      if (parent === undefined || parent.time <= entry.time) break;
      this.entries[place] = parent;
      place = parentPlace;
    }
    this.entries[place] = entry;
  }

  /** Puts `entry` where `first` was and restores the order; `first` itself may be put back once its time has changed. */
  replaceFirst(entry: Entry): void {
    let place = 0;
    for (;;) {
      const leftPlace = place * 2 + 1;
      const left = this.entries[leftPlace];
      if (left === undefined) break;
      const right = this.entries[leftPlace + 1];
      const isRight = right !== undefined && right.time < left.time;
      const child = isRight ? right : left;
      if (entry.time <= child.time) break;
      this.entries[place] = child;
      place = isRight ? leftPlace + 1 : leftPlace;
    }
    this.entries[place] = entry;
  }

  removeFirst(): void {
    const last = this.entries.pop();
    if (last !== undefined && this.entries.length > 0) this.replaceFirst(last);
  }
}
