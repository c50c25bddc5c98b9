import { wrap } from './wrap';

/** A line with a count and a text. */
export function countedLine(count: number, text: string, width: number): string {
  return wrap(text, ' '.repeat(11), width, `${count.toLocaleString('en').padStart(9)}  `);
}
