import { freeze } from './freeze';
import { mobileEvents } from './sdks/mobile';
import { serverEvents } from './sdks/server';
import { spellings } from './sdks/spellings';
import { webEvents } from './sdks/web';
import type { SpecEvent } from './spec-event';

/**
 * Events as the SDKs for JavaScript, PHP, Go, Python, .NET, Android and iOS make them, and the servers of Segment and RudderStack hand
 * them on, with each one's context, times and names, including those of the first version of the commerce spec. Frozen.
 */
export const sdkEvents: readonly SpecEvent[] = freeze([...webEvents, ...serverEvents, ...mobileEvents, ...spellings]);
