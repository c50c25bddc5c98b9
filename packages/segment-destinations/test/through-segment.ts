import { join } from 'node:path';
import { Destination, type DestinationDefinition } from '@segment/actions-core';
import type { Sent } from './deliver-with';

/** The module through which Segment's library sends. */
const fetching = require(join(require.resolve('@segment/actions-core'), '..', 'fetch.js')) as {
  default: (request: Request) => Promise<Response>;
  Response: new (text: string, init: object) => Response;
};
const { default: realFetch } = fetching;

afterAll(() => {
  fetching.default = realFetch;
});

export type Answering = (place: number) => { status: number; headers: Record<string, string>; text: string };

/** What Segment's own library sends for an event, and whether it says that the event was delivered. */
export async function throughSegment(
  definition: DestinationDefinition,
  event: object,
  settings: object,
  answer: Answering,
) {
  const sent: Sent[] = [];
  fetching.default = async (request) => {
    const { 'user-agent': _, ...headers } = Object.fromEntries(request.headers.entries());
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    sent.push({ method: request.method, url: request.url, headers, body: bytesOf(body) });
    const { text, ...init } = answer(sent.length - 1);
    return new fetching.Response(text, { ...init, url: request.url });
  };
  // Segment reads a name as a URI scheme.
  const host = new Destination({ ...definition, name: `${definition.name.replace(' ', '')}-${(hosts += 1)}` });
  const outcome = await host
    .onEvent(event as never, { ...settings, subscriptions: definition.presets } as never)
    .then(() => 'delivered' as const)
    .catch(() => 'refused' as const);
  return { sent, outcome };
}

let hosts = 0;

/** As Latin-1; without the member that Segment's client adds to whatever it merges. */
export function bytesOf(body: string | Uint8Array | undefined): string | undefined {
  return body === undefined
    ? undefined
    : Buffer.from(body).toString('latin1').replaceAll('"headers":{},', '').replaceAll(',"headers":{}', '');
}
