import { snakeCase } from '../text/snake-case';

/** The event names that a vendor reserves. */
export interface ReservedNames {
  /** Events that an action sends, each with the action's title. */
  readonly made?: Readonly<Record<string, string>>;
  /** Events that only the vendor itself records. */
  readonly kept?: readonly string[];
  /** Prefixes of events that only the vendor itself records, such as `acme_`. */
  readonly prefixes?: readonly string[];
}

/**
 * Returns why a custom event cannot have a name, and the fix, or undefined if the name is free. Names are compared in snake case,
 * however the event spells them.
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
