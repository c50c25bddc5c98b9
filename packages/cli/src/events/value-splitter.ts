import { type Piece, piecesOf, problemOf } from './piece';

export type { Piece } from './piece';

const newline = 10;
const recordSeparator = 30;
const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const byteOrderMark = [0xef, 0xbb, 0xbf];
const isBlank = (byte: number | undefined) => byte === 32 || byte === newline || byte === 13 || byte === 9;
/** The letter of a literal `\n`, `\r` or `\t` (two characters), left behind by programs that escape line breaks by mistake. */
const isEscapedBlank = (byte: number | undefined) => byte === 110 || byte === 114 || byte === 116;

/** ASCII punctuation, except what JSON syntax uses. */
const isPunctuation = (byte: number) => /[!#$%&'()*+./;<=>?@^_`|~-]/.test(String.fromCharCode(byte));

/** The most bytes a value may have; a longer one is reported and left out. */
const longestValueBytes = 32 * 1024 * 1024;

/** The last index, from `at` on, of a run of bytes that have no meaning to the splitter inside a string. */
function plainUntil(chunk: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < chunk.length) {
    const byte = chunk[end];
    if (byte === quote || byte === backslash || byte === newline || byte === recordSeparator) break;
    end += 1;
  }
  return end - 1;
}

/**
 * Cuts chunks of bytes into JSON values: one per line, one over several lines, the elements of an array, or several on a line
 * with anything between them. Only the current value is kept in memory. A value ends with its last bracket. If what follows on
 * its line is not part of another value, it makes the value a broken one if it looks like more of it (`"email":…`), and is
 * reported separately otherwise. A line that begins with `{`, indented no further than the current value, begins a new value, so
 * that a broken value does not affect others.
 */
export class ValueSplitter {
  /**
   * between: no current value. open: a value with open brackets, or a string. closed: a value whose brackets are closed, until it
   * is known what follows on its line. loose: neither bracket nor string, alone or after a closed value. lost: the structure is
   * broken, nothing is read until a line begins with a value.
   */
  private state: 'between' | 'open' | 'closed' | 'loose' | 'lost' = 'between';
  private readonly kept: Uint8Array[] = [];
  private keptBytes = 0;
  /** How many of the kept bytes are the closed value; 0 if there is none. */
  private closedBytes = 0;
  private isText = false;
  /** Whether more than punctuation follows the closed value. */
  private hasWordBehind = false;
  private depth = 0;
  /** How many arrays enclose the values. */
  private arrays = 0;
  private isInText = false;
  private isEscaped = false;
  private previous = 0;
  private line = 1;
  private startLine = 0;
  /** How many bytes of its line precede the value. */
  private startColumn = 0;
  /** The indentation of the current line. */
  private indentation = 0;
  private isLineStart = true;
  private startIndentation = 0;
  /** Where the current line begins, relative to the beginning of the chunk. */
  private lineBegin = 0;
  private isDamaged = false;
  private chunk: Uint8Array = new Uint8Array();
  private from = 0;
  private pieces: Piece[] = [];

  /** The line that was read last. */
  get currentLine(): number {
    return this.line;
  }

  push(chunk: Uint8Array): Piece[] {
    this.chunk = chunk;
    this.from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number; // -- `at` is within
      if (this.isInText && byte !== newline && byte !== recordSeparator) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === backslash) this.isEscaped = true;
        else if (byte !== quote) at = plainUntil(chunk, at);
        else {
          this.isInText = false;
          this.previous = quote;
          if (this.state === 'open' && this.depth === 0) this.close(at + 1);
        }
      } else if (byte === newline) this.endLine(at);
      else if (isBlank(byte)) {
        if (this.isLineStart) this.indentation += 1;
      } else if (byte === recordSeparator) this.separate(at);
      else this.read(byte, at);
    }
    if (this.state === 'open' || this.state === 'closed' || this.state === 'loose') this.keep(chunk.length);
    this.lineBegin -= chunk.length;
    return this.take();
  }

  /** Call it where bytes are missing: the current value has no end. The caller reports what is missing. */
  breakOff(): Piece[] {
    if (this.state === 'closed') this.finish(0);
    this.forget();
    this.isDamaged = true;
    this.arrays = 0;
    this.isLineStart = true;
    this.indentation = 0;
    return this.take();
  }

  /** Call it once, after the last chunk. */
  end(): Piece[] {
    this.chunk = new Uint8Array();
    if (this.state === 'closed' || this.state === 'loose') this.finish(0);
    if (this.arrays > 0 && this.state !== 'lost') {
      this.report('the array has no end: the input is cut off here', this.startLine || this.line);
    } else if (this.state === 'open') this.report('not JSON: it is cut off');
    return this.take();
  }

  private read(byte: number, at: number): void {
    const beginsLine = this.isLineStart;
    this.isLineStart = false;
    if (beginsLine && (byte === openBrace || byte === openBracket) && this.indentation <= this.startIndentation) {
      if (this.state === 'lost') this.forget();
      else if (this.state === 'open' && byte === openBrace) this.report('not JSON: it is cut off');
    }
    if (this.state === 'between') this.begin(byte, at, beginsLine);
    else if (this.state === 'open') this.readWithin(byte, at);
    else if (this.state !== 'lost') this.readBehind(byte, at, beginsLine);
    this.previous = byte;
  }

  private begin(byte: number, at: number, beginsLine: boolean): void {
    if (byte === openBracket) this.arrays += 1;
    else if (byte === closeBracket && (this.arrays > 0 || this.isDamaged)) this.arrays = Math.max(0, this.arrays - 1);
    else if (!this.isSeparator(byte)) {
      this.from = at;
      this.startLine = this.line;
      this.startColumn = at - this.lineBegin;
      this.startIndentation = beginsLine ? this.indentation : 0;
      this.isText = byte === quote;
      this.isInText = this.isText;
      this.depth = byte === openBrace ? 1 : 0;
      this.state = this.isText || byte === openBrace ? 'open' : 'loose';
    }
  }

  private readWithin(byte: number, at: number): void {
    if (byte === quote) this.isInText = true;
    else if (byte === openBrace || byte === openBracket) this.depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      this.depth -= 1;
      if (this.depth === 0) this.close(at + 1);
    }
  }

  /** Reads what follows a closed value on its line, or a loose word. */
  private readBehind(byte: number, at: number, beginsLine: boolean): void {
    const isNext = this.depth === 0 && (byte === openBrace || byte === openBracket) && this.previous !== colon;
    const isNextText = byte === quote && this.closedBytes > 0 && this.isText && !this.hasWordBehind;
    const isInArray = this.arrays > 0 || this.isDamaged;
    const isEndOfElement = this.depth === 0 && isInArray && (byte === comma || byte === closeBracket);
    if (isNext || isNextText || isEndOfElement) {
      this.finish(at);
      this.begin(byte, at, beginsLine);
    } else if (byte === quote) {
      this.state = 'loose';
      this.isInText = true;
    } else if (this.state === 'loose' || !this.isSeparator(byte)) {
      this.state = 'loose';
      this.hasWordBehind ||= !isPunctuation(byte);
      if (byte === openBrace || byte === openBracket) this.depth += 1;
      else if (byte === closeBrace || byte === closeBracket) this.depth = Math.max(0, this.depth - 1);
    }
  }

  /** Whether a byte may be between two values without being reported. */
  private isSeparator(byte: number): boolean {
    const isEscape = byte === backslash || (this.previous === backslash && isEscapedBlank(byte));
    return byte === comma || isEscape || byteOrderMark.includes(byte);
  }

  private endLine(at: number): void {
    if (this.isInText) this.loseText(at);
    else if (this.state === 'closed' || this.state === 'loose') this.finish(at);
    this.line += 1;
    this.lineBegin = at + 1;
    this.isLineStart = true;
    this.indentation = 0;
    this.previous = newline;
  }

  /** RFC 7464's separator comes before a value and never inside one: what is still open was never closed. */
  private separate(at: number): void {
    if (this.state === 'open') this.report('not JSON: it is cut off');
    else if (this.state === 'lost') this.forget();
    else if (this.state !== 'between') this.finish(at);
    this.previous = recordSeparator;
  }

  /** Handles a string that runs past the end of its line, which is invalid in JSON. */
  private loseText(at: number): void {
    const isOverLines = this.startLine < this.line;
    if (this.state === 'loose') this.finish(at);
    else this.report('not JSON: a string has no closing quote', this.line);
    if (isOverLines) this.state = 'lost';
  }

  private close(end: number): void {
    this.closedBytes = this.keptBytes + end - this.from;
    this.state = 'closed';
  }

  private keep(end: number): void {
    const bytes = this.chunk.subarray(this.from, end);
    this.from = 0;
    this.keptBytes += bytes.length;
    if (this.keptBytes <= longestValueBytes) this.kept.push(bytes);
    else this.kept.length = 0;
  }

  /** Emits what was kept so far: a closed value, what follows it, or a loose word. */
  private finish(end: number): void {
    this.keep(end);
    if (this.keptBytes > longestValueBytes) {
      this.report(`longer than ${longestValueBytes / 1024 / 1024} MB: no event is`);
      return;
    }
    const bytes = Buffer.concat(this.kept, this.keptBytes);
    const beginning = { line: this.startLine, column: this.startColumn };
    this.pieces.push(...piecesOf(bytes, this.closedBytes, beginning));
    this.forget();
  }

  private report(problem: string, line = this.startLine): void {
    this.pieces.push(problemOf(problem, line));
    this.forget();
  }

  private forget(): void {
    this.state = 'between';
    this.kept.length = 0;
    this.keptBytes = 0;
    this.closedBytes = 0;
    this.hasWordBehind = false;
    this.startLine = 0;
    this.depth = 0;
    this.isInText = false;
    this.isEscaped = false;
  }

  private take(): Piece[] {
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }
}
