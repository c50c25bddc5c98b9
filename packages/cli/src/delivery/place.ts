/** Where an event stands. */
export interface Place {
  readonly source: string;
  readonly line: number;
}
