/** What names of a destination are made from. */
interface Named {
  readonly name: string;
  readonly slug: string;
}

/** The destination's name in RudderStack: `COMMANDERS_ACT`. */
export function destinationName({ slug }: Pick<Named, 'slug'>): string {
  return slug.toUpperCase().replaceAll('-', '_');
}

/** Whether somebody who writes this means the destination: `Commanders Act`, `COMMANDERS_ACT` and `commanders-act` are one. */
export function isNameOf({ name, slug }: Named, written: string): boolean {
  return [name, slug].some((one) => plain(one) === plain(written));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
