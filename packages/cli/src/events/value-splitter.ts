import { jsonProblem } from './json-problem';

/** One JSON value of the input, or what is wrong with it; and the line on which it begins. */
export type Piece =
  | { readonly value: unknown; readonly line: number }
  | { readonly problem: string; readonly line: number };

const newline = 10;
const quote = 34;
const comma = 44;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const isBlank = (byte: number | undefined) => byte === 32 || byte === newline || byte === 13 || byte === 9;

/** The last byte, from `at` on, of a stretch that means nothing to the splitter inside a text. */
function plainUntil(chunk: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < chunk.length && chunk[end] !== quote && chunk[end] !== backslash && chunk[end] !== newline) end += 1;
  return end - 1;
}

/** One value may have so many bytes; a longer one is reported and left out. */
const longestValueBytes = 32 * 1024 * 1024;

/**
 * Cuts bytes that come in chunks into JSON values: one a line, one over several lines, or the elements of an array. Only
 * the value under way is held. A value ends with the line on which its brackets close, or with the comma or bracket
 * behind an element; a line that begins with `{` begins a new value, so a broken one costs no other.
 */
export class ValueSplitter {
  private readonly kept: Uint8Array[] = [];
  private keptBytes = 0;
  private line = 1;
  /** The line on which the value under way begins; 0 between values. */
  private startLine = 0;
  private depth = 0;
  private isInArray = false;
  private isInText = false;
  private isEscaped = false;
  private isLineStart = true;
  /** Set where the structure is broken: what comes is left out until a line begins with a value. */
  private isLost = false;
  private pieces: Piece[] = [];

  push(chunk: Uint8Array): Piece[] {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (this.isInText && byte !== newline) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === backslash) this.isEscaped = true;
        else if (byte === quote) this.isInText = false;
        else at = plainUntil(chunk, at);
        continue;
      }
      const beginsLine = this.isLineStart;
      this.isLineStart = byte === newline;
      if (byte === newline) {
        if (this.isInText) this.loseText();
        else if (this.startLine > 0 && !this.isInArray && this.depth === 0) this.finish(chunk.subarray(from, at));
        this.line += 1;
        continue;
      }
      if (isBlank(byte)) continue;
      if (beginsLine && !this.isInArray && (byte === openBrace || byte === openBracket)) this.cutOff(byte);
      if (this.isLost) continue;
      if (this.isInArray && this.depth === 0 && (byte === comma || byte === closeBracket)) {
        this.finish(chunk.subarray(from, at));
        this.isInArray = byte === comma;
        continue;
      }
      if (this.startLine === 0) {
        if (byte === openBracket && !this.isInArray) {
          this.isInArray = true;
          continue;
        }
        this.startLine = this.line;
        from = at;
      }
      if (byte === quote) this.isInText = true;
      else if (byte === openBrace || byte === openBracket) this.depth += 1;
      else if ((byte === closeBrace || byte === closeBracket) && this.depth > 0) this.depth -= 1;
    }
    if (this.startLine > 0) this.keep(chunk.subarray(from));
    return this.take();
  }

  /** To be called once, after the last chunk. */
  end(): Piece[] {
    if (this.isInArray && !this.isLost) {
      this.report('the array has no end: the input is cut off here', this.startLine || this.line);
    } else if (this.startLine > 0 && (this.depth > 0 || this.isInText)) {
      this.report('not JSON: it is cut off');
    } else if (this.startLine > 0) {
      this.finish(new Uint8Array());
    }
    return this.take();
  }

  private take(): Piece[] {
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }

  private keep(bytes: Uint8Array): void {
    this.keptBytes += bytes.length;
    if (this.keptBytes <= longestValueBytes) this.kept.push(bytes);
    else this.kept.length = 0;
  }

  private finish(rest: Uint8Array): void {
    if (this.startLine === 0) return;
    this.keep(rest);
    if (this.keptBytes > longestValueBytes) {
      this.report(`longer than ${longestValueBytes / 1024 / 1024} MB: no event is`);
      return;
    }
    const text = Buffer.concat(this.kept, this.keptBytes).toString('utf8');
    try {
      this.pieces.push({ value: JSON.parse(text) as unknown, line: this.startLine });
      this.forget();
    } catch {
      this.report(jsonProblem(text, this.startLine));
    }
  }

  private report(problem: string, line = this.startLine): void {
    this.pieces.push({ problem, line });
    this.forget();
  }

  private forget(): void {
    this.kept.length = 0;
    this.keptBytes = 0;
    this.startLine = 0;
    this.depth = 0;
    this.isInText = false;
    this.isEscaped = false;
  }

  /** A text that runs over the end of its line: no JSON text does. */
  private loseText(): void {
    if (this.isInArray) {
      this.report(
        'not JSON: a text has no closing quote on its line. The rest of this array cannot be read',
        this.line,
      );
      this.isLost = true;
    } else {
      this.isLost = this.startLine < this.line;
      this.report('not JSON: a text has no closing quote', this.line);
    }
  }

  /** At a line that begins with a bracket: what is still open was never closed. */
  private cutOff(byte: number): void {
    this.isLost = false;
    if (this.startLine > 0 && byte === openBrace) this.report('not JSON: it is cut off');
  }
}
