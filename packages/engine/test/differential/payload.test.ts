import fc from 'fast-check';
import { differentialRuns } from './differential-runs';
import { checkPayloads } from './payload-property';
import { schemas } from './schemas';

describe('a checked payload', () => {
  // Segment's validator thinks aloud about its own schemas.
  beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation());
  afterAll(() => void jest.restoreAllMocks());

  it.each(differentialRuns(200 * 500))(
    'is what Segment hands to perform, or rejected as there: %s',
    async (_, { numRuns, seed }) => {
      const eventsEach = Math.min(500, numRuns / 50);
      let accepted = 0;
      for (const fields of fc.sample(schemas, { numRuns: numRuns / eventsEach, seed })) {
        const result = await checkPayloads(fields, { numRuns: eventsEach, seed });
        expect(result.failure).toBeUndefined();
        accepted += result.accepted;
      }
      // Refusals prove little.
      expect(accepted / numRuns).toBeGreaterThan(0.2);
    },
    120_000,
  );
});
