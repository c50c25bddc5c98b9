import { keysOf } from './leaves';

/** A JSON pointer as people write a path: `properties.products[0]["unit price"]`. */
export function pathText(pointer: string): string {
  return keysOf(pointer)
    .map((key) => {
      if (/^\d+$/.test(key)) return `[${key}]`;
      return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    })
    .join('')
    .replace(/^\./, '');
}
