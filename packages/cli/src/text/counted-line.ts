import { wrap } from './wrap';

/** How often, and what. */
export function countedLine(count: number, text: string, width: number): string {
  return wrap(text, ' '.repeat(11), width, `${count.toLocaleString('en').padStart(9)}  `);
}
