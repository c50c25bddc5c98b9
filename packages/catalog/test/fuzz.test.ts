import { catalog } from '@sluice/catalog';
import { fuzz, subjectOf } from '@sluice/test-utils/conformance';

/** `npm run fuzz` takes a million. */
const count = 3_000;

it('every odd event has its outcome, values that JSON cannot hold included, and none stops another', async () => {
  const known = Object.getOwnPropertyNames(Object.prototype);
  const subjects = Object.values(catalog).map((destination) => subjectOf(destination));
  const { outcomes, unmade, ...figures } = await fuzz(subjects, { count, seed: 7 });
  expect(figures).toEqual({ events: count, requests: expect.any(Number), thrown: [], withoutOutcome: 0 });
  expect(Math.min(outcomes.delivered, outcomes.rejected, outcomes.skipped, unmade)).toBeGreaterThan(0);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(known);
});
