import { isObject } from './is-object';

const rootKey = '__segment_internal_directive';

/**
 * The mapping that is actually meant: if one directive makes the whole payload (`__segment_internal_directive`), the fields next to it
 * become its `mapping`.
 */
export function placeFields(given: unknown): { readonly mapping: unknown } | { readonly problem: string } {
  if (!isObject(given)) return { problem: 'must be an object of fields' };
  if (!Object.hasOwn(given, rootKey)) return { mapping: given };
  const { [rootKey]: whole, ...fields } = given;
  if (!isObject(whole) && !Array.isArray(whole)) return { problem: `"${rootKey}" must be one directive` };
  const [[key, operand] = [], ...others] = Object.entries(whole);
  if (key === undefined || others.length > 0) return { problem: `"${rootKey}" must be one directive` };
  if (!operand || typeof operand !== 'object') return { problem: `"${key}" in "${rootKey}" must have an object` };
  const filled = isObject(operand) ? { ...operand, mapping: fields } : operand;
  return { mapping: Array.isArray(whole) ? [filled] : { [key]: filled } };
}
