import { isUtf8 } from 'node:buffer';
import { jsonProblem } from './json-problem';
import { withoutTrailingSeparators } from './separators';

/** One JSON value of the input, or the problem with it, and the line on which it begins. */
export type Piece =
  | { readonly value: unknown; readonly line: number }
  | { readonly problem: string; readonly line: number };

/** Where a piece begins: its line, and how many bytes of that line precede it. */
interface Beginning {
  readonly line: number;
  readonly column: number;
}

const notUtf8 =
  'not UTF-8, perhaps Latin-1. Convert the file first: iconv -f LATIN1 -t UTF-8 (or from the encoding that it has)';

/** A piece that could not be read. */
export function problemOf(problem: string, line: number): Piece {
  return { problem, line };
}

/**
 * Turns bytes into pieces: a closed value of `closedBytes` bytes and what follows it on its line, or a loose word if
 * `closedBytes` is 0.
 */
export function piecesOf(bytes: Buffer, closedBytes: number, beginning: Beginning): Piece[] {
  const { line, column } = beginning;
  const behind = withoutTrailingSeparators(bytes.toString('utf8', closedBytes));
  // What follows belongs to a value whose brackets closed too early: half an event must not be sent.
  const isTorn = closedBytes === 0 || /["[\]{}:]/.test(behind);
  if (isTorn) return [readValue(closedBytes === 0 ? withoutTail(bytes) : bytes, beginning)];
  const pieces = [readValue(bytes.subarray(0, closedBytes), beginning)];
  if (/[\p{L}\p{N}]/u.test(behind)) {
    const at = (column + closedBytes + 1).toLocaleString('en');
    pieces.push(problemOf(`text that is not JSON, left out (byte ${at} of the line)`, line));
  }
  return pieces;
}

function readValue(bytes: Buffer, { line, column }: Beginning): Piece {
  if (!isUtf8(bytes)) return problemOf(notUtf8, line);
  const text = bytes.toString('utf8');
  try {
    return { value: JSON.parse(text) as unknown, line };
  } catch {
    return problemOf(jsonProblem(text, line, column), line);
  }
}

function withoutTail(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return bytes.subarray(0, withoutTrailingSeparators(text).length);
}
