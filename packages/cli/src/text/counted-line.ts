import { wrap } from './wrap';

/** How often, and what. */
export function countedLine(count: number, text: string, width: number): string {
  const indentation = ' '.repeat(11);
  return wrap(text, indentation, width, count.toLocaleString('en').padStart(9));
}
