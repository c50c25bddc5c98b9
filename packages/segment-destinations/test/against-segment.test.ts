import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DestinationDefinition } from '@segment/actions-core';
import { bodies, errors, oddFields, posting, surroundings, twoSteps } from './definitions';
import { asDestination } from '@sluice/segment-destinations';
import { deliverWith, json, track } from './deliver-with';
import { type Answering, bytesOf, throughSegment } from './through-segment';

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
