const delimiters = [',', ';', '\t', '|'];
/** What stands at the head of a column. */
const columnName = /^[\p{L}_$#@][\p{L}\p{N}_ .:/()$#@-]{0,63}$/u;

/** Whether a text begins like a table: a line of column names, and no other number of columns in the line below. */
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
  // What stands in quotes may hold the delimiter.
  const cells = line
    .replace(/"(?:[^"]|"")*"/g, (text) => text.slice(1, -1).replaceAll(delimiter, ' '))
    .split(delimiter);
  return cells.map((cell) => cell.trim());
}

/** A text in quotes that goes on in the next line, or was cut with the beginning. */
const isOpenText = (line: string) => (line.match(/"/g) ?? []).length % 2 === 1;
