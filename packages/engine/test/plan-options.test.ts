import { defineConnection, defineDestination, rejected, text } from '@sluice/kit';
import type { Outcome } from '@sluice/kit/host';
import { namesIn, pipelineOf, track } from './acme';
import { compile } from '../src';

const events = [track('A'), track('B', 'c2'), track('C', 'c3'), track('D')];
const namesOf = ({ drafts }: ReturnType<ReturnType<typeof pipelineOf>['plan']>) =>
  drafts.map(({ request }) => namesIn(request));

test('lets an event share no request that is said to be alone, and nobody of the same person overtake it', () => {
  const alone = pipelineOf().plan(events, { isAlone: (place) => place === 0 });
  expect(namesOf(alone)).toEqual([['A'], ['B', 'C', 'D']]);
  expect(namesOf(pipelineOf().plan(events))).toEqual([['A', 'B', 'C', 'D']]);
});

test('leaves an event out that is refused beforehand, by its place', () => {
  const refusal = rejected('event', 'Not this one.');
  const plan = pipelineOf().plan(events, { refuse: (_, place) => (place === 1 ? refusal : undefined) });
  expect(namesOf(plan)).toEqual([['A', 'C', 'D']]);
  expect(plan.outcomes).toEqual([undefined, refusal, undefined, undefined]);
});

describe('a channel that takes no old events', () => {
  const connection = defineConnection({ settings: {} });
  const channel = connection.channel<string>({
    name: 'events',
    origin: () => 'https://api.acme.example',
    limits: { ageSeconds: 3600 },
    request: (items) => ({ method: 'POST', url: 'https://api.acme.example', headers: {}, json: items }),
  });
  const send = connection.action({
    title: 'Send',
    description: 'Sends the time twice: of the event, and of nothing.',
    tables: { object: { time: text('Time', 'When.', { from: '$.timestamp' }) } },
    items: ({ object: { time } }) => [
      channel.item('untimed'),
      channel.item('timed', time === undefined ? {} : { occurredAt: time }),
    ],
  });
  const destination = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: 'Acme.',
    connection,
    actions: { send },
    presets: [{ name: 'Send', partnerAction: 'send', on: ['track'] }],
  });
  const pipeline = compile(destination, { settings: {} });
  const now = Date.parse('2026-01-01T12:00:00Z');
  const statuses = (outcomes: readonly (Outcome | undefined)[]) => outcomes.map((outcome) => outcome?.status);
  const timed = ['2026-01-01T11:00:00Z', '2026-01-01T10:59:59Z', undefined].map((timestamp) => ({
    type: 'track',
    timestamp,
  }));

  test('is planned for without them where the time of sending is given', () => {
    const { outcomes, drafts } = pipeline.plan(timed, { now });
    expect(statuses(outcomes)).toEqual([undefined, 'rejected', undefined]);
    expect(drafts.flatMap(({ parts }) => parts.map(({ event }) => event))).toEqual([0, 2]);
  });

  test('is planned for with them where it is not: whoever sends will look', () => {
    expect(statuses(pipeline.plan(timed).outcomes)).toEqual([undefined, undefined, undefined]);
  });
});
