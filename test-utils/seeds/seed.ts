import { seedPages } from './seed-pages';

/**
 * A copy, free to be changed, of a payload that a vendor's documentation prints. A test that calls this in its own body, with
 * both names as literals, is listed by `npm run seeds` as the one that produces the payload.
 */
export function seed(vendor: string, id: string): Record<string, unknown> {
  const page = seedPages[vendor];
  if (page === undefined) {
    throw new Error(
      `There are no seeds of ${JSON.stringify(vendor)}; there are of ${Object.keys(seedPages).join(', ')}`,
    );
  }
  const found = page.payloads.find((payload) => payload.id === id);
  if (found === undefined) {
    const known = page.payloads.map((payload) => payload.id);
    throw new Error(`${vendor} has no seed named ${JSON.stringify(id)}; it has ${known.join(', ')}`);
  }
  return JSON.parse(JSON.stringify(found.printed));
}
