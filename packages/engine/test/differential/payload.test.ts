import fc from 'fast-check';
import { differentialRuns } from './differential-runs';
import { checkPayloads } from './payload-property';
import { schemas } from './schemas';

const eventsEach = 500;

describe('a checked payload', () => {
  // Segment's validator thinks aloud about its own schemas.
  beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation());
  afterAll(() => void jest.restoreAllMocks());

  it.each(differentialRuns(200))(
    `is what Segment hands to perform, or rejected as there, for ${eventsEach} events each: %s`,
    async (_, { numRuns = 0, seed = 0 }) => {
      let accepted = 0;
      for (const fields of fc.sample(schemas, { numRuns, seed })) {
        const result = await checkPayloads(fields, { numRuns: eventsEach, seed });
        expect(result.failure).toBeUndefined();
        accepted += result.accepted;
      }
      // Refusals prove little.
      expect(accepted / numRuns / eventsEach).toBeGreaterThan(0.15);
    },
    60_000,
  );
});
