/** Longer texts are not searched for the place of the mistake: that takes about twenty parses. */
const longestSearched = 200_000;

/**
 * What is wrong with a text that should be JSON, and where, in one line. V8's own message quotes the text around the mistake,
 * which may be a secret or personal data, so only its first words are kept. `firstLine` is the line on which the text begins, and
 * `bytesBefore` is how many bytes precede it on that line.
 */
export function jsonProblem(text: string, firstLine = 1, bytesBefore = 0): string {
  if (text.trim() === '') return 'it is empty';
  const message = failureOf(text);
  if (message === undefined) return 'it is JSON';
  const words = message.replace(/(,? "|,? \.\.\.").*$/s, '').replace(/( in JSON)? at position \d+.*$/s, '');
  if (onlyWantsAnEnd(text)) return 'not JSON: it is cut off';
  if (text.length > longestSearched) return `not JSON: ${words}`;
  const mistake = mistakeIn(text);
  const before = text.slice(0, mistake).split('\n');
  const what = `not JSON: ${habitAt(text, mistake, words) ?? words}`;
  if (bytesBefore > 0 && before.length === 1) {
    const byte = bytesBefore + Buffer.byteLength(before[0] ?? '') + 1;
    return `${what} (byte ${byte.toLocaleString('en')} of the line)`;
  }
  const column = `column ${(before.at(-1) ?? '').length + 1}`;
  return `${what} (${text.includes('\n') ? `line ${firstLine + before.length - 1}, ` : ''}${column})`;
}

/** What other languages allow there, and JSON does not. */
function habitAt(text: string, mistake: number, words: string): string | undefined {
  const written = text[mistake] ?? '';
  if ('}]'.includes(written) && text.slice(0, mistake).trimEnd().endsWith(','))
    return `there is an extra comma before the ${written}`;
  if (written === '/' || written === '#') return 'JSON has no comments';
  const isBare = words.startsWith('Expected property name') && /[\p{L}_$]/u.test(written);
  return written === "'" || isBare ? 'names and texts must be in double quotes' : undefined;
}

function failureOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message; // -- JSON.parse throws nothing else
  }
}

/** The index of the first character that makes the text invalid: everything before it is merely unfinished JSON. */
function mistakeIn(text: string): number {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (onlyWantsAnEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function onlyWantsAnEnd(beginning: string): boolean {
  const message = failureOf(beginning);
  if (message === undefined || /^(Unexpected end|Unterminated string)/.test(message)) return true;
  return Number(/at position (\d+)/.exec(message)?.[1]) === beginning.length;
}
