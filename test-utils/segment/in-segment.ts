import { Destination as SegmentDestination } from '@segment/actions-core';
import type { Destination, Preset } from '@sluice/kit/host';
import nock from 'nock';

/** A destination in Segment's own runtime. */
export interface InSegment {
  readonly segment: SegmentDestination<unknown>;
  /** The preset of this name; fails if there is none. */
  readonly preset: (name: string) => Preset;
}

/**
 * Makes the tests of a file send from Segment's own runtime, through Segment's own client, with nothing but nock between it and
 * the vendor's address: everything nock was told to expect must have been requested when a test ends.
 */
export function inSegment(destination: Destination): InSegment {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
    nock.cleanAll();
  });
  afterAll(() => {
    nock.restore();
    nock.enableNetConnect();
  });
  const segment = new SegmentDestination(destination);
  const preset = (name: string): Preset => {
    const found = destination.presets.find((one) => one.name === name);
    if (!found) throw new Error(`${destination.name} has no preset "${name}".`);
    return found;
  };
  return { segment, preset };
}
