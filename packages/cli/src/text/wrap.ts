/** The text in lines of at most `width` characters, each behind the indentation. */
export function wrap(text: string, indentation: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const isFull = line !== '' && indentation.length + line.length + 1 + word.length > width;
    if (isFull) lines.push(line);
    line = isFull || line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indentation}${one}\n`).join('');
}
