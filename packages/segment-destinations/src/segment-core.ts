import type * as Core from '@segment/actions-core';

/**
 * What we use of Segment's library. It must be the copy that a definition was made with: definitions recognize its errors and
 * responses by identity.
 */
export type SegmentCore = Pick<
  typeof Core,
  | 'fieldsToJsonSchema'
  | 'HTTPError'
  | 'Headers'
  | 'Request'
  | 'Response'
  | 'resolveAudienceMembership'
  | 'validateSchema'
>;

/** The copy installed with this package. Takes 0.2 s to load, so it is loaded on first use. */
export function ownCore(): SegmentCore {
  // Directly inside a `try`: otherwise bundlers would fail without the package.
  try {
    return require('@segment/actions-core') as SegmentCore;
  } catch (cause) {
    throw new Error('Segment’s library cannot be loaded. Install it: npm install @segment/actions-core liquidjs', {
      cause,
    });
  }
}
