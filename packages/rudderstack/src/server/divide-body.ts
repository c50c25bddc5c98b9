import { isObject } from '@sluice/kit/host';

/** What bodies with a list of events begin with, as rudder-server writes them: compacted and plain. */
const beginnings = ['{"input":[', '['];
const between = '},{"message":';
/** Of longer texts those in UTF-16 are not made in the young generation, but in memory that costs as much as to parse them. */
const partBytes = 40_000;

/** A JSON body with a list of events, which is parsed in parts. */
export interface DividedBody {
  /**
   * The parts of the list, each parsed when it is asked for. Undefined comes last where the body is no JSON, or was cut where no event
   * ends: what came before is void then.
   */
  lists(): Iterable<unknown[] | undefined>;
  /** The body with this list in the place of its own. */
  withList(list: unknown[]): unknown;
}

/**
 * Divides a body that is a list of events as rudder-server writes it, and a long one; undefined where it is not.
 *
 * Whether a cut is one the parser knows: where the text before it, closed there, is a list, it is between two of the list's entries.
 */
export function divideBody(body: Buffer): DividedBody | undefined {
  const beginning = beginnings.find((one) => body.toString('latin1', 0, one.length) === one);
  const ends = beginning === undefined ? [] : endsIn(body);
  const lastEnd = ends.at(-1);
  if (beginning === undefined || lastEnd === undefined) return undefined;
  // What all need besides their events stands behind them.
  const last = parsed(beginning + body.toString('utf8', lastEnd + 1));
  const isCompacted = isObject(last);
  const lastList = isCompacted ? last.input : last;
  // Of two lists the second is the one that counts.
  if (!Array.isArray(lastList) || body.includes('"input"', lastEnd)) return undefined;
  return {
    *lists() {
      let start = beginning.length;
      for (const end of ends) {
        const list = parsed(bracketed(body, start, end));
        if (!Array.isArray(list)) return yield undefined;
        yield list;
        start = end + 1;
      }
      yield lastList;
    },
    withList: (list) => (isCompacted ? { ...last, input: list } : list),
  };
}

/** The places of commas at which the list may be cut. */
function endsIn(body: Buffer): readonly number[] {
  const ends: number[] = [];
  let end = 0;
  while ((end = body.indexOf(between, end + partBytes) + 1) > 0) ends.push(end);
  return ends;
}

/** The text between two places in brackets, which stand in the bytes meanwhile: put around the text they would make it anew. */
function bracketed(body: Buffer, start: number, end: number): string {
  const [before, after] = [body[start - 1] as number, body[end] as number];
  [body[start - 1], body[end]] = brackets;
  const text = body.toString('utf8', start - 1, end + 1);
  [body[start - 1], body[end]] = [before, after];
  return text;
}

const brackets = [0x5b, 0x5d] as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
