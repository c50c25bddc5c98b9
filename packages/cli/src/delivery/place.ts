/** Where an event is in the input. */
export interface Place {
  readonly source: string;
  readonly line: number;
}
