import { stripVTControlCharacters } from 'node:util';

/** Narrower than a wide terminal: nobody reads lines of 200 characters. */
export const widestText = 120;

/**
 * Wraps a text into lines of at most `width` characters, each after the indentation; the first after `first`, which must not be
 * wider. Colours take no space. A word that is longer than a line stays whole: it may be a path to copy.
 */
export function wrap(text: string, indentation: string, width: number, first = indentation): string {
  const lines: string[] = [];
  let line = '';
  let room = width - lengthOf(first);
  for (const word of text.trim().split(/\s+/)) {
    const isFull = line !== '' && lengthOf(line) + 1 + lengthOf(word) > room;
    if (isFull) lines.push(line);
    if (isFull) room = width - indentation.length;
    line = isFull || line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, at) => `${at === 0 ? first : indentation}${one}\n`).join('');
}

/** How many columns a text takes on a terminal: without its colours. */
export function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
