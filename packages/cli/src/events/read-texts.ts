import { withoutLeadingSeparators } from './separators';
import { type Piece, ValueSplitter } from './value-splitter';

/** JSON texts nested in JSON texts are parsed up to this depth. */
const deepest = 3;

/**
 * Unpacks a piece whose value is itself a JSON text, as written by programs that serialise twice; returns other pieces as they
 * are.
 */
export function readTexts(piece: Piece, depth = 0): Piece[] {
  if (!('value' in piece) || typeof piece.value !== 'string' || depth >= deepest) return [piece];
  const text = piece.value;
  if (!/^[{["]/.test(withoutLeadingSeparators(text))) return [piece];
  const splitter = new ValueSplitter();
  const within = [...splitter.push(Buffer.from(text)), ...splitter.end()];
  return within.flatMap((one) => readTexts({ ...one, line: piece.line }, depth + 1));
}
