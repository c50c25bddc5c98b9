/** Something in a definition that a careful reviewer would object to. */
export interface Finding {
  /** `wrong`: it cannot work, or shows a secret. `doubtful`: a reviewer would ask about it. */
  readonly level: 'wrong' | 'doubtful';
  /** The path in the definition, as in `actions.trackOrder.fields.total`. */
  readonly place: string;
  /** What is wrong, in sentences. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly fix: string;
}

/** Makes a finding of level `wrong`. */
export function wrong(place: string, problem: string, fix: string): Finding {
  return { level: 'wrong', place, problem, fix };
}

/** Makes a finding of level `doubtful`. */
export function doubtful(place: string, problem: string, fix: string): Finding {
  return { level: 'doubtful', place, problem, fix };
}

/** A finding as one line of text. */
export function told({ place, problem, fix }: Finding): string {
  return `${place}: ${problem} ${fix}`;
}
