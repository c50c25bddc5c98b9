/** Names come from events, without end: beyond so many the memory of them starts again. */
const mostNames = 10_000;
/** Longer ones, such as hashes of 64 digits, seldom come twice. */
const longestName = 60;

/** Makes of a function one that remembers what it said of a name; of longer texts, too, where they are known to come again. */
export function rememberNames<V extends object | string | number | boolean>(
  read: (name: string) => V,
  longest = longestName,
): (name: string) => V {
  const known = new Map<string, V>();
  const learn = (name: string) => {
    const value = read(name);
    if (known.size >= mostNames) known.clear();
    if (name.length <= longest) known.set(name, value);
    return value;
  };
  return (name) => known.get(name) ?? learn(name);
}

/** Makes of a function one that remembers what it said of the settings: those of one account are one object for all its events. */
export function rememberSettings<S extends object, V>(read: (settings: S) => V): (settings: S) => V {
  const known = new WeakMap<S, { readonly value: V }>();
  return (settings) => {
    const remembered = known.get(settings);
    if (remembered) return remembered.value;
    const value = read(settings);
    known.set(settings, { value });
    return value;
  };
}
