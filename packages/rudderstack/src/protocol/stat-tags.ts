/** Tags by which rudder-server counts failures. Texts only: a single number makes it lose the whole answer. */
export type StatTags = Readonly<Record<string, string>>;
