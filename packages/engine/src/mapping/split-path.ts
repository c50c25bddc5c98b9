/** A bracket before a quote or digit, a dot, brackets after a quote or digit. */
const separators = /\[(?=["'\d])|\.|(?<=["'\d])\]+/g;

/**
 * The keys of a path: `products[0].name` is `products`, `0`, `name`. None for `.` and the empty path: the whole. A key
 * with a dot cannot be written.
 */
export function splitPath(path: string): string[] {
  return path
    .split(separators)
    .filter((key) => key !== '')
    .map((key) => key.replaceAll(/['"]/g, ''));
}
