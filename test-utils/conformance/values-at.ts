import { isObject } from '@sluice/kit/host';

/** The values at a path, except empty ones; for lists, those of all their items. */
export function valuesAt(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value];
  for (const key of path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter(Boolean)) {
    found = found.flatMap((one) => {
      if (Array.isArray(one)) return one.flatMap((item) => (isObject(item) ? [item[key]] : []));
      return isObject(one) ? [one[key]] : [];
    });
  }
  return found.flat().filter((one) => one !== undefined && one !== null && one !== '');
}
