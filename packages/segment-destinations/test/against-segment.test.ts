import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Destination, type DestinationDefinition } from '@segment/actions-core';
import { bodies, errors, oddFields, posting, surroundings, twoSteps } from './definitions';
import { asDestination } from '@sluice/segment-destinations';
import { deliverWith, json, type Sent, track } from './deliver-with';

/** The module through which Segment's library sends. */
const fetching = require(join(require.resolve('@segment/actions-core'), '..', 'fetch.js')) as {
  default: (request: Request) => Promise<Response>;
  Response: new (text: string, init: object) => Response;
};
const { default: realFetch } = fetching;

afterAll(() => {
  fetching.default = realFetch;
});

type Answering = (place: number) => { status: number; headers: Record<string, string>; text: string };

/** What Segment's own library sends for an event, and whether it says that the event was delivered. */
async function throughSegment(definition: DestinationDefinition, event: object, settings: object, answer: Answering) {
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
function bytesOf(body: string | Uint8Array | undefined): string | undefined {
  return body === undefined
    ? undefined
    : Buffer.from(body).toString('latin1').replaceAll('"headers":{},', '').replaceAll(',"headers":{}', '');
}

const answers: Readonly<Record<string, Answering>> = {
  'always 200': () => json({ id: '1' }),
  'always 404': () => json({ message: 'None.' }, 404),
  'a 200, then a 500': (place) => json({ id: '1' }, place === 0 ? 200 : 500),
  text: () => ({ status: 200, headers: { 'content-type': 'text/plain' }, text: 'Yes.' }),
};

const named: Readonly<Record<string, readonly [DestinationDefinition, ...string[]]>> = {
  posting: [posting, 'Signed Up'],
  bodies: [bodies, 'form', 'text', 'bytes', 'untyped', 'none'],
  twoSteps: [twoSteps, 'ada'],
  oddFields: [oddFields, 'x'],
  surroundings: [surroundings, 'x'],
  errors: [errors, 'payload', 'authentication', 'retryable asked', 'plain', 'bug', 'http', 'none'],
};

const cases = Object.entries(named).flatMap(([name, [definition, ...events]]) =>
  events.flatMap((event) => Object.keys(answers).map((answer) => [name, event, answer, definition] as const)),
);

it.each(cases)('sends what Segment sends: %s, "%s", %s', async (name, called, answering, definition) => {
  // With the defaults that Segment's screen fills in.
  const complete = { ...definition, presets: asDestination(definition).presets };
  const event = track(called, {
    properties: { size: 's', note: 'n', lines: [{ colour: 'red', other: 1 }] },
    userId: 'ada',
  });
  const settings = name === 'posting' ? { apiKey: 'key-123', region: 'eu' } : {};
  const answer = answers[answering] as Answering;
  const theirs = await throughSegment(complete, event, settings, answer);
  const ours = await deliverWith(complete, [event], { settings, answer: (_, place) => answer(place) });
  expect(ours.sent.map((one) => ({ ...one, body: bytesOf(one.body) }))).toEqual(theirs.sent);
  expect(ours.outcomes[0]?.status === 'delivered').toBe(theirs.outcome === 'delivered');
});

it('has a proof that is good enough, with a reason for each difference', () => {
  const proof = readFileSync(join(__dirname, '..', 'proof.md'), 'utf8');
  const list = readFileSync(join(__dirname, '..', '..', '..', '.scripts', 'segment-proof', 'differences.json'), 'utf8');
  const percents = ['destinations that compile', 'events', 'batches'].map((row) =>
    Number(new RegExp(`\\| ${row} \\|.*\\| ([\\d.]+) % \\|`).exec(proof)?.[1]),
  );
  expect(percents[0]).toBe(100);
  expect(percents[1]).toBeGreaterThanOrEqual(99);
  expect(percents[2]).toBeGreaterThanOrEqual(95);
  const reasons = new Set((JSON.parse(list) as { why: string }[]).map(({ why }) => why));
  expect(new Set([...proof.matchAll(/^\d+\. (.+)$/gm)].map((match) => match[1]))).toEqual(reasons);
});
