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

test('notes an event that happens more than a year ahead, where the time of sending is given', () => {
  const now = Date.parse('2026-11-28T10:00:00Z');
  const times = [
    '2028-01-05T10:00:00Z',
    '2027-11-29T10:00:00.001Z',
    '2027-11-29T10:00:00.000Z',
    '2026-11-28T23:00:00+02:00',
    '2025-11-28T10:00:00Z',
    'soon',
    undefined,
    Math.floor(now / 1000) + 400 * 86_400,
    now,
  ];
  const timed = times.map((timestamp, index) => track(`E${index}`, `person ${index}`, { timestamp }));
  const notesOf = (options: object) =>
    pipelineOf()
      .plan(timed, options)
      .events.map((event) => ('notes' in event ? event.notes : []));
  const note = ['The event’s time is more than a year in the future: check the clock of the device that sent it.'];
  expect(notesOf({ now })).toEqual([note, note, [], [], [], [], [], note, []]);
  expect(notesOf({ now, isAlone: () => true })).toEqual([note, note, [], [], [], [], [], note, []]);
  expect(notesOf({}).flat()).toEqual([]);
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
