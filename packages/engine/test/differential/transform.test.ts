import { compileMapping } from '../../src/mapping/compile-mapping';
import { differentialRuns } from './differential-runs';
import { checkTransform } from './transform-property';

describe('a compiled mapping', () => {
  // `@liquid` can ask for the time.
  beforeAll(() => void jest.useFakeTimers({ now: 1_767_323_045_678 }));
  afterAll(() => void jest.useRealTimers());

  it.each(differentialRuns(100_000))(
    "makes of every event what Segment's transform makes of it: %s",
    (_, parameters) => {
      const { failure, payloads, tried } = checkTransform(compileMapping, parameters);
      expect(failure).toBeUndefined();
      // Refusals prove little.
      expect(payloads / tried).toBeGreaterThan(0.6);
    },
  );
});
