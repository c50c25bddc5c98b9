/**
 * What one would write by hand to get exactly this body from exactly such an event: a function that copies each value from its
 * place and has everything else as literals, checks nothing and works for no other event.
 */
export function copyingFunction(event, body) {
  const places = new Map();
  collectPlaces(event, 'event', places);
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the names in it are JSON texts
  return new Function('event', `return ${codeFor(body, places)};`);
}

function collectPlaces(value, place, places) {
  if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      collectPlaces(member, `${place}[${Array.isArray(value) ? key : JSON.stringify(key)}]`, places);
    }
  } else if (!places.has(value)) places.set(value, place);
}

function codeFor(value, places) {
  if (Array.isArray(value)) return `[${value.map((member) => codeFor(member, places)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${codeFor(member, places)}`).join(', ')} }`;
  }
  return places.get(value) ?? JSON.stringify(value);
}
