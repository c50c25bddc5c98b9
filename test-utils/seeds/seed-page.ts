/** What is kept of a page of a vendor's documentation: the payloads that it prints, and nothing else. */
export interface SeedPage {
  readonly payloads: readonly {
    readonly id: string;
    /** The page, the heading on it, and its public address if known. */
    readonly source: string;
    /** The body of a request, or the event that a JavaScript call sends. */
    readonly printed: Readonly<Record<string, unknown>>;
    /** How `printed` differs from what the page says, or why it cannot be sent as that. */
    readonly repairs?: readonly string[];
  }[];
  /** What looks like a payload but is not one. */
  readonly notPayloads: readonly {
    /** Its first words, with every run of white space collapsed to one space. */
    readonly begins: string;
    readonly reason: string;
  }[];
}
