import { snakeCase } from './snake-case';

/** The event names that a vendor uses itself. */
export interface ReservedNames {
  /** Those of events that an action makes, each with the action's title. */
  readonly made?: Readonly<Record<string, string>>;
  /** Those that only the vendor itself records. */
  readonly kept?: readonly string[];
  /** What begins the names that only the vendor itself records, as in `acme_`. */
  readonly prefixes?: readonly string[];
}

/**
 * Gives the reason why an event of the sender's own cannot have a name, and the fix; undefined where the name is free. Names are
 * compared in snake case, however the event writes them.
 */
export function reservedNames(
  vendor: string,
  { made = {}, kept = [], prefixes = [] }: ReservedNames,
): (name: string) => string | undefined {
  const readReasons = () => {
    const read = new Map<string, string>();
    for (const name of kept) read.set(snakeCase(name), `only ${vendor} itself records "${name}". Choose another name.`);
    for (const [name, title] of Object.entries(made)) {
      const fix = `Send it by a subscription to the action "${title}", or choose another name.`;
      read.set(snakeCase(name), `"${name}" is an event of ${vendor}’s own, with properties of its own. ${fix}`);
    }
    return read;
  };
  let reasons: ReadonlyMap<string, string> | undefined;
  return (name) => {
    const written = snakeCase(name);
    const prefix = prefixes.find((one) => written.startsWith(one));
    if (prefix !== undefined)
      return `only ${vendor} itself records events that begin with "${prefix}". Choose another name.`;
    reasons ??= readReasons();
    return reasons.get(written);
  };
}
