/** A dot, or a bracket next to a quote or digit. */
const separators = /\[(?=["'\d])|\.|(?<=["'\d])\]+/g;

/**
 * The keys of a path: `products[0].name` is `products`, `0`, `name`. There are none for `.` and the empty path,
 * which mean the whole value. A key that contains a dot cannot be written.
 */
export function splitPath(path: string): string[] {
  return path
    .split(separators)
    .filter((key) => key !== '')
    .map((key) => key.replaceAll(/['"]/g, ''));
}
