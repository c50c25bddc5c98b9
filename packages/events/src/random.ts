/** Random numbers of which the same seed gives the same: mulberry32, small, fast, and the same on every machine. */
export class Random {
  private state: number;

  /** `seed`: a whole number, of which 32 bits count. */

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** At least 0, less than 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `greatest`, both included. */
  integer(least: number, greatest: number): number {
    return least + Math.floor(this.fraction() * (greatest - least + 1));
  }

  /** True so often: 0 is never, 1 always. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the choices. Throws a `RangeError` if there is none. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    if (choices.length === 0) throw new RangeError('There is nothing to pick from');
    return choices[Math.floor(this.fraction() * choices.length)] as Choice; // -- there is one
  }
}
