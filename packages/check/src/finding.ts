/** Something in a definition that a careful reviewer would not let pass. */
export interface Finding {
  /** `wrong`: it cannot work, or shows what nobody may see. `doubtful`: a reviewer would ask. */
  readonly level: 'wrong' | 'doubtful';
  /** The path in the definition, as in `actions.trackOrder.fields.total`. */
  readonly place: string;
  /** What is wrong, in sentences. */
  readonly problem: string;
  readonly fix: string;
}

export function wrong(place: string, problem: string, fix: string): Finding {
  return { level: 'wrong', place, problem, fix };
}

export function doubtful(place: string, problem: string, fix: string): Finding {
  return { level: 'doubtful', place, problem, fix };
}

/** A finding as one line of text. */
export function told({ place, problem, fix }: Finding): string {
  return `${place}: ${problem} ${fix}`;
}
