const delimiters = [',', ';', '\t', '|'];
/** A column name in a header row. */
const columnName = /^[\p{L}_$#@][\p{L}\p{N}_ .:/()$#@-]{0,63}$/u;

/** Whether a text begins like a table: a line of column names, then a line with the same number of columns, if any. */
export function looksLikeCsv(beginning: string): boolean {
  const [names, row] = beginning
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (names === undefined || /[.!?]\s*$/.test(names)) return false;
  return delimiters.some((delimiter) => {
    const columns = cellsOf(names, delimiter);
    if (columns.length < 2 || !columns.every((name) => columnName.test(name))) return false;
    return row === undefined || cellsOf(row, delimiter).length === columns.length || isOpenText(row);
  });
}

function cellsOf(line: string, delimiter: string): string[] {
  // Quoted text may contain the delimiter.
  const cells = line
    .replace(/"(?:[^"]|"")*"/g, (text) => text.slice(1, -1).replaceAll(delimiter, ' '))
    .split(delimiter);
  return cells.map((cell) => cell.trim());
}

/** Whether a line has quoted text that continues on the next line, or is cut off at the end of the examined bytes. */
const isOpenText = (line: string) => (line.match(/"/g) ?? []).length % 2 === 1;
