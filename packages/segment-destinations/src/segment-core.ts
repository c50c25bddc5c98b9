import type * as Core from '@segment/actions-core';

/**
 * What is used of Segment's library. It must be the copy that a definition was made with: definitions tell its errors and
 * responses apart by identity.
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

/** The copy that is installed beside us. Costs 0.2 s, so loaded late. */
export function ownCore(): SegmentCore {
  // In a `try` of its own, or bundlers would not go on without it.
  try {
    return require('@segment/actions-core') as SegmentCore;
  } catch (cause) {
    throw new Error('Segment’s library cannot be loaded. Install it: npm install @segment/actions-core liquidjs', {
      cause,
    });
  }
}
