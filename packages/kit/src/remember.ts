/** Names come from events and are unlimited, so after this many the memory is cleared. */
const mostNames = 10_000;
/** Longer texts, such as hashes of 64 digits, rarely appear twice. */
const longestName = 60;

/** Makes a function remember its results by name. Pass `longest` if longer texts are repeated too. */
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

/** Makes a function remember its result for a settings object, which is the same for all events of an account. */
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
