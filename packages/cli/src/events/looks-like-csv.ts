/** Whether a text begins like a table: two lines (or the only one) with the same delimiter, none of them JSON. */
export function looksLikeCsv(beginning: string): boolean {
  const lines = beginning.split(/\r?\n/).filter((line) => line.trim() !== '');
  const head = lines.slice(0, 2);
  if (head.length === 0 || head.some((line) => /^\s*[[{]/.test(line))) return false;
  return [',', ';', '\t'].some((delimiter) => head.every((line) => line.includes(delimiter)));
}
