import type { Entry } from '../planning/entry';

/** What a link contains: mappings and one event, but no settings, which are private. */
export interface SharedState {
  readonly entries: readonly Entry[];
  readonly event: unknown;
}

/** The page's URL with a state in its hash, which no server sees. */
export async function linkTo({ entries, event }: SharedState): Promise<string> {
  const shared = { entries: entries.map((entry) => ({ ...entry, settings: {} })), event };
  const packed = new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const url = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${location.origin}${location.pathname}#/event?state=${url}`;
}

/** The state in the page's own URL; undefined if there is none, or it cannot be read. */
export async function stateInAddress(): Promise<SharedState | undefined> {
  const text = /[?&]state=([\w-]+)/.exec(location.hash)?.[1];
  if (text === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const { entries, event } = JSON.parse(await new Response(unpacked).text()) as SharedState;
    return { entries: entries.map((entry) => ({ ...entry, settings: {} })), event };
  } catch {
    return undefined;
  }
}
