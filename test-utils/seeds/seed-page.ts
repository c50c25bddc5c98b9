/** What is kept of a page of a vendor's documentation: the payloads that it prints, and no word more. */
export interface SeedPage {
  readonly payloads: readonly {
    readonly id: string;
    /** The page, the heading on it, and its public address where that is known. */
    readonly source: string;
    /** The body of a request, or the event that a JavaScript call sends. */
    readonly printed: Readonly<Record<string, unknown>>;
    /** In which way `printed` is not, or cannot be sent as, what the page says. */
    readonly repairs?: readonly string[];
  }[];
  /** What looks like a payload and is none. */
  readonly notPayloads: readonly {
    /** Its first words, with every run of white space as one space. */
    readonly begins: string;
    readonly reason: string;
  }[];
}
