import { parseFql, validate } from '@segment/destination-subscriptions';
import fc from 'fast-check';
import { compileTrigger } from '../../src/compile-trigger';
import { differentialRuns } from './differential-runs';
import { events } from './events';
import { oddTriggers, triggers } from './triggers';

describe('a compiled trigger', () => {
  it.each(differentialRuns(20_000))(
    "is for the events that Segment's parser and validator say: %s",
    (_, parameters) => {
      const property = fc.property(triggers, events, (fql, event) => {
        const { isFor } = compileTrigger(fql);
        expect(isFor(event as never)).toBe(validate(parseFql(fql), event)); // -- any event may come
      });
      fc.assert(property, parameters);
    },
  );

  it.each(differentialRuns(20_000))('is refused, or for the events that Segment says: %s', (_, parameters) => {
    let accepted = 0;
    const property = fc.property(oddTriggers, events, (fql, event) => {
      let isFor;
      try {
        ({ isFor } = compileTrigger(fql));
      } catch {
        return;
      }
      accepted++;
      expect(isFor(event as never)).toBe(validate(parseFql(fql), event)); // -- any event may come
    });
    fc.assert(property, parameters);
    expect(accepted).toBeGreaterThan(0);
  });
});
