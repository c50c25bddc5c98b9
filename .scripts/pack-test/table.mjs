/** A table of which consumer could use what: ✓, ✕, or nothing if it is not meant for that. */
export function table(rows, subjects) {
  const names = rows.map(({ name }) => name);
  const first = Math.max(...names.map(({ length }) => length), 8);
  const line = (head, cells) =>
    `| ${head.padEnd(first)} | ${cells.map((cell, at) => cell.padEnd(subjects[at].length)).join(' | ')} |`;
  return [
    line('consumer', subjects),
    line(
      '-'.repeat(first),
      subjects.map(({ length }) => '-'.repeat(length)),
    ),
    ...rows.map(({ name, results }) =>
      line(
        name,
        subjects.map((subject) => (results.has(subject) ? (results.get(subject) === '' ? '✓' : '✕') : '')),
      ),
    ),
  ].join('\n');
}
