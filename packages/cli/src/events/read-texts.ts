import { withoutLeadingSeparators } from './separators';
import { type Piece, ValueSplitter } from './value-splitter';

/** JSON texts in JSON texts are read so deep. */
const deepest = 3;

/** The pieces that a piece holds whose value is a text of JSON, as programs write that serialise twice; else the piece. */
export function readTexts(piece: Piece, depth = 0): Piece[] {
  if (!('value' in piece) || typeof piece.value !== 'string' || depth >= deepest) return [piece];
  const text = piece.value;
  if (!/^[{["]/.test(withoutLeadingSeparators(text))) return [piece];
  const splitter = new ValueSplitter();
  const within = [...splitter.push(Buffer.from(text)), ...splitter.end()];
  return within.flatMap((one) => readTexts({ ...one, line: piece.line }, depth + 1));
}
