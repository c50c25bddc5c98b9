/** By which rudder-server counts failures. Texts only: a number among them makes the server lose the whole answer. */
export type StatTags = Readonly<Record<string, string>>;
