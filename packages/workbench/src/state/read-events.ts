/** The events of texts and files, and what could not be read. */
export interface ReadEvents {
  readonly events: readonly unknown[];
  readonly problems: readonly string[];
}

/** Reads files of events in the page itself: nothing is uploaded. Gzip is unpacked. */
export async function readFiles(files: readonly File[]): Promise<ReadEvents> {
  const all = await Promise.all(files.map(readFile));
  return { events: all.flatMap(({ events }) => events), problems: all.flatMap(({ problems }) => problems) };
}

async function readFile(file: File): Promise<ReadEvents> {
  try {
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const stream = isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
    return readText(await new Response(stream).text(), file.name);
  } catch {
    return { events: [], problems: [`${file.name}: it cannot be read, or the gzip data is damaged.`] };
  }
}

const notEvents = 'not JSON. Events are JSON, one a line or in a list: export them as they were sent.';

/** Reads one JSON value (an event, a list, a batch) or NDJSON. */
export function readText(text: string, name: string): ReadEvents {
  const whole = parse(text.replace(/^\uFEFF/, ''));
  if (whole) return { events: eventsIn(whole.value), problems: [] };
  const problems: string[] = [];
  const events = text.split('\n').flatMap((line, place) => {
    if (line.trim() === '') return [];
    const parsed = parse(line.replace(/^\uFEFF/, '').replace(/,\s*$/, ''));
    if (parsed) return eventsIn(parsed.value);
    problems.push(`${name}, line ${place + 1}: not JSON.`);
    return [];
  });
  return events.length === 0
    ? { events, problems: [`${name}: ${text.trim() === '' ? 'empty.' : notEvents}`] }
    : { events, problems };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** The events of a list, of a batch call, of RudderStack's archive, and of what `sluice send --rejected` writes. */
function eventsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(eventsIn);
  if (typeof value !== 'object' || value === null || 'type' in value) return [value];
  const { event_payload: payload, batch, event, outcome } = value as Readonly<Record<string, unknown>>;
  if (payload !== undefined) return eventsIn(payload);
  if (Array.isArray(batch)) return batch.flatMap(eventsIn);
  return outcome !== undefined && typeof event === 'object' ? [event] : [value];
}
