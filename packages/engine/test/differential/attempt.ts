/** What became of a piece of work. Error texts are not compared, so they are for reading only. */
export type Attempt = { readonly value: unknown } | { readonly thrown: string };

export function attempt(work: () => unknown): Attempt {
  try {
    return { value: work() };
  } catch (error) {
    return { thrown: String(error) };
  }
}
