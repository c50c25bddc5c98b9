import { isObject } from '@sluice/kit/host';

/** What bodies with a list of events begin with, as rudder-server writes them: compacted and plain. */
const beginnings = ['{"input":[', '['];
const between = '},{"message":';
/** Texts that are longer are not made in the young generation, but in memory of their own, which costs as much as to parse them. */
const partBytes = 40_000;

/** A value with a list of events. */
export interface BodyPart {
  readonly body: unknown;
  readonly list: readonly unknown[];
}

/**
 * The value of a JSON body in parts: some of its events in each, and whatever else the body holds. Undefined comes last where the body is
 * no list of events as rudder-server writes it, or was cut where no event ends; what came before is void then.
 *
 * Whether a cut is one only the parser knows: where the text before it, closed there, is a list, it is between two of the list's entries.
 */
export function* bodyParts(body: Buffer): Generator<BodyPart | undefined, void, undefined> {
  const beginning = beginnings.find((one) => body.toString('latin1', 0, one.length) === one);
  const ends = beginning === undefined ? [] : endsIn(body);
  const lastEnd = ends.at(-1);
  if (beginning === undefined || lastEnd === undefined) return yield undefined;
  // What each part needs besides its events stands behind all of them.
  const last = parsed(beginning + body.toString('utf8', lastEnd + 1));
  const isCompacted = isObject(last);
  const lastList = isCompacted ? last.input : last;
  // A second list would take the place of the first.
  if (!Array.isArray(lastList) || body.includes('"input"', lastEnd)) return yield undefined;
  let start = beginning.length;
  for (const end of ends) {
    const list = parsed(`[${body.toString('utf8', start, end)}]`);
    if (!Array.isArray(list)) return yield undefined;
    yield { body: isCompacted ? { ...last, input: list } : list, list };
    start = end + 1;
  }
  yield { body: last, list: lastList };
}

/** The places of commas at which the list may be cut. */
function endsIn(body: Buffer): readonly number[] {
  const ends: number[] = [];
  let end = 0;
  while ((end = body.indexOf(between, end + partBytes) + 1) > 0) ends.push(end);
  return ends;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
