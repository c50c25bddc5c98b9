import { pipelineOf, track } from './acme';

const pipeline = pipelineOf();

function isSent(integrations: unknown): boolean {
  const { drafts, outcomes } = pipeline.plan([track('A', 'c1', { integrations })]);
  const message = 'The event\'s "integrations" exclude Acme.';
  expect(outcomes).toEqual([drafts.length === 1 ? undefined : { status: 'skipped', message }]);
  return drafts.length === 1;
}

test.each([
  [undefined],
  [null],
  [{}],
  [{ All: true }],
  [{ Acme: true }],
  [{ Acme: { session: 1 } }],
  [{ Acme: {} }],
  [{ All: false, Acme: true }],
  [{ All: false, Acme: { session: 1 } }],
  [{ Other: false }],
  ['All'],
  [[]],
])('sends an event with the integrations %j', (integrations) => {
  expect(isSent(integrations)).toBe(true);
});

test.each([
  [{ All: false }],
  [{ Acme: false }],
  [{ All: true, Acme: false }],
  [{ All: false, Other: true }],
  [{ Acme: false, All: true }],
])('keeps an event with the integrations %j', (integrations) => {
  expect(isSent(integrations)).toBe(false);
});

test.each(['acme', 'ACME', 'A-c_m e', 'Acme (Actions)'])('takes "%s" for the name of the destination', (name) => {
  expect(isSent({ [name]: false })).toBe(false);
  expect(isSent({ All: false, [name]: true })).toBe(true);
});

test.each(['Acm', 'Acme2', 'Acme (EU)', ''])('does not take "%s" for the name of the destination', (name) => {
  expect(isSent({ [name]: false })).toBe(true);
});

test('takes "all" in any case', () => {
  expect(isSent({ all: false })).toBe(false);
  expect(isSent({ ALL: false, acme: true })).toBe(true);
});

test('looks at no subscription where the event is to be kept', () => {
  expect(pipeline.plan([{ type: 'track', integrations: { All: false } }]).actions).toEqual([[]]);
});
