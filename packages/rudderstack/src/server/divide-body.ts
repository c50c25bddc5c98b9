import { isObject } from '@sluice/kit/host';

/** How rudder-server's bodies with a list of events begin: compacted and plain. */
const beginnings = ['{"input":[', '['];
const between = '},{"message":';
/** Longer texts, if in UTF-16, are not allocated in the young generation but in memory that costs as much as parsing them. */
const partBytes = 40_000;

/** A JSON body with a list of events that is parsed in parts. */
export interface DividedBody {
  /**
   * The parts of the list, each parsed when it is requested. Ends with undefined if the body is not JSON, or was cut where no
   * event ends: the earlier parts are then invalid.
   */
  lists(): Iterable<unknown[] | undefined>;
  /** The body with this list instead of its own. */
  withList(list: unknown[]): unknown;
}

/**
 * Divides a body with a long list of events in rudder-server's format; undefined for any other body.
 *
 * The parser shows whether a cut is valid: if the text before it parses as a list once closed there, the cut is between entries.
 */
export function divideBody(body: Buffer): DividedBody | undefined {
  const beginning = beginnings.find((one) => body.toString('latin1', 0, one.length) === one);
  const ends = beginning === undefined ? [] : endsIn(body);
  const lastEnd = ends.at(-1);
  if (beginning === undefined || lastEnd === undefined) return undefined;
  // What all parts need besides their events comes after the events.
  const last = parsed(beginning + body.toString('utf8', lastEnd + 1));
  const isCompacted = isObject(last);
  const lastList = isCompacted ? last.input : last;
  // If there are two lists, the second one counts.
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

/** The indices of commas at which the list may be cut. */
function endsIn(body: Buffer): readonly number[] {
  const ends: number[] = [];
  let end = 0;
  while ((end = body.indexOf(between, end + partBytes) + 1) > 0) ends.push(end);
  return ends;
}

/** The text between two indices, in brackets. These are written into the bytes briefly: adding them to the text would copy it. */
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
