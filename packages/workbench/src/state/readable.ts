import { keysOf } from '@sluice/engine/language';

/** A JSON pointer as people write it: `properties.products[0].price`. */
export function readable(pointer: string): string {
  return keysOf(pointer)
    .map((key) =>
      /^\d+$/.test(key) ? `[${key}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('')
    .replace(/^\./, '');
}
