import { repair } from './repair';

interface Extract {
  /** As the page prints it, with every run of white space collapsed to one space. */
  readonly text: string;
  /** Absent if the text is not JSON even after mending. */
  readonly printed?: unknown;
  readonly repairs: readonly string[];
}

/** Every outermost brace block of a page, in page order; for a JavaScript call, it is the event that the call sends. */
export function extract(page: string): Extract[] {
  const text = page.replaceAll('.pageload()', '.pageload({})');
  const found: Extract[] = [];
  const start = /(?:blueshift\.(\w+)\((?:["'](\w+)["'], *)?)?\{/g;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const block = blockAt(text, start.lastIndex - 1);
    start.lastIndex += block.length - 1;
    found.push(read(block, match[2] ?? match[1]));
  }
  return found;
}

/** From the brace at this position to the one that closes it. */
function blockAt(text: string, begin: number): string {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(begin, at + 1);
  }
  throw new Error(`The brace is never closed: ${text.slice(begin, begin + 80)}`);
}

function read(block: string, event: string | undefined): Extract {
  const { json, repairs } = repair(event === undefined ? block : literalToJson(block));
  const printed = parse(json);
  return {
    text: block.replaceAll(/\s+/g, ' '),
    ...(printed !== undefined && { printed: event === undefined ? printed : { event, ...printed } }),
    repairs,
  };
}

/** A JavaScript object literal as JSON: strings in double quotes, names in quotes, comments left out. */
function literalToJson(literal: string): string {
  return literal.replaceAll(
    /"[^"\n]*"|'([^'\n]*)'|\/\/[^\n]*|([A-Za-z_]\w*)(?=\s*:)/g,
    (token, string: string | undefined, name: string | undefined) => {
      if (token.startsWith('//')) return '';
      const value = string ?? name;
      return value === undefined ? token : JSON.stringify(value);
    },
  );
}

function parse(json: string): object | undefined {
  try {
    return JSON.parse(json) as object;
  } catch {
    return undefined;
  }
}
